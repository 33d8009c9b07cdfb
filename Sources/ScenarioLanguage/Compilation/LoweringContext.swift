import Simulation

/// What all stages of one lowering share: the names that they look up, and the ledgers in which they note and report.
final class LoweringContext {
  /// The stage before: every name that the document declares.
  let declarations: Declarations
  let diagnostics: DiagnosticCollector
  let sites: DrawSites
  let size: ModelSize
  let texts: ExpressionTexts
  let usage: Usage

  private init(
    _ declarations: Declarations, _ diagnostics: DiagnosticCollector, _ sites: DrawSites, _ size: ModelSize,
    _ texts: ExpressionTexts, _ usage: Usage
  ) {
    self.declarations = declarations
    self.diagnostics = diagnostics
    self.sites = sites
    self.size = size
    self.texts = texts
    self.usage = usage
  }

  /// For a scenario.
  convenience init(_ declarations: Declarations, _ diagnostics: DiagnosticCollector) {
    self.init(
      declarations, diagnostics, DrawSites(diagnostics), ModelSize(diagnostics), ExpressionTexts(diagnostics), Usage())
  }

  /// For changes to a scenario that was lowered some time ago.
  convenience init(changing declarations: Declarations, sites: SiteRegistry, _ diagnostics: DiagnosticCollector) {
    self.init(
      declarations, diagnostics, DrawSites(diagnostics, sharing: sites), ModelSize(diagnostics),
      ExpressionTexts(diagnostics), Usage())
  }

  /// The same, for the changes that the scenario's own variants make.
  func forChanges() -> LoweringContext {
    LoweringContext(declarations, diagnostics, DrawSites(diagnostics, sharing: sites.registry), size, texts, usage)
  }
}

/// Counts the nodes of a model, so that no short file makes an enormous one.
final class ModelSize {
  private let diagnostics: DiagnosticCollector
  private var nodeCount = 0

  init(_ diagnostics: DiagnosticCollector) { self.diagnostics = diagnostics }

  /// Counts nodes that a cursor makes.
  ///
  /// - Throws: `Reported` where there are too many; the first time it is reported.
  func count(nodes: Int, at cursor: Cursor) throws(Reported) {
    let before = nodeCount
    nodeCount += nodes
    guard nodeCount > Limits.modelNodes else { return }
    if before <= Limits.modelNodes {
      diagnostics.error("the scenario's expressions have more than \(Limits.modelNodes) parts in all", at: cursor)
    }
    throw Reported()
  }
}

/// Notes what is used, for the warnings.
final class Usage {
  /// Parameters that something reads.
  private(set) var parameters: Set<Int> = []
  /// What the decisions' effects read and write.
  private(set) var effects: [EffectAccess] = []

  func note(parameter: Int) { parameters.insert(parameter) }
  func note(_ access: EffectAccess) { effects.append(access) }
}
