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
