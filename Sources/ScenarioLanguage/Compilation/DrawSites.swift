import Probability

/// All sites of a scenario, so that two paths with the same hash are noticed.
struct SiteRegistry: Sendable {
  private var paths: [UInt32: String] = [:]

  /// Registers a path and returns its site, with the path that already has this site if there is one.
  mutating func site(of path: String) -> (site: UInt32, taken: String?) {
    let site = SiteHash.fnv1a(path)
    if let other = paths[site] { return (site, other) }
    paths[site] = path
    return (site, nil)
  }
}

/// Gives draws their sites, and reports two that would share their random numbers.
final class DrawSites {
  private let diagnostics: DiagnosticCollector
  private let areShared: Bool
  private(set) var registry: SiteRegistry

  /// For a scenario of its own.
  init(_ diagnostics: DiagnosticCollector) {
    self.diagnostics = diagnostics
    areShared = false
    registry = SiteRegistry()
  }

  /// For changes to a scenario, whose draws may take its sites.
  init(_ diagnostics: DiagnosticCollector, sharing registry: SiteRegistry) {
    self.diagnostics = diagnostics
    areShared = true
    self.registry = registry
  }

  /// The site of a path of names; reports a path that another one meets.
  func site(_ path: String, at cursor: Cursor) -> UInt32 {
    let (site, taken) = registry.site(of: path)
    // The same path twice follows from names that stand twice, which have been reported, except for odd cases such as
    // a branch named "effects".
    if let taken, !(taken == path && (areShared || diagnostics.hasErrors)) {
      diagnostics.error(
        "the draws \(quoted(path)) and \(quoted(taken)) would share their random numbers", at: cursor,
        suggestion: taken == path
          ? "rename what leads to it" : "rename one of them: their addresses agree by coincidence")
    }
    return site
  }
}
