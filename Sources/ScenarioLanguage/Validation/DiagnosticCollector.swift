/// Gathers the diagnostics of one pass over one file.
final class DiagnosticCollector {
  private var errors: [Diagnostic] = []
  private var uncollectedCount = 0
  private(set) var warnings: [Diagnostic] = []
  /// Work that may still be spent on nearest names, in cells of distance tables: about a second in all.
  private var searchBudget = 40_000_000
  private var seen: Set<Key> = []
  /// Names that were reported where they are declared: ill-formed, or declared twice.
  var suspects: Set<String> = []
  /// True where something that declares names could not be read, so that nobody knows which names there are.
  var hasUnreadNames = false

  private struct Key: Hashable {
    let position: TextPosition
    let message: String
  }

  /// Bounds memory for files with millions of mistakes.
  private static let collectedLimit = 20_000

  var hasErrors: Bool { !errors.isEmpty }
  var errorCount: Int { errors.count + uncollectedCount }

  func error(_ message: String, at position: TextPosition, path: DocumentPath, suggestion: String? = nil) {
    // An entry over a set is lowered once for each member, with the same mistakes.
    guard seen.insert(Key(position: position, message: message)).inserted else { return }
    guard errors.count < Self.collectedLimit else {
      uncollectedCount += 1
      return
    }
    errors.append(diagnostic(.error, message, position, path, suggestion))
  }

  func error(_ message: String, at cursor: Cursor, suggestion: String? = nil) {
    error(message, at: cursor.position, path: cursor.path, suggestion: suggestion)
  }

  func warning(_ message: String, at position: TextPosition, path: DocumentPath, suggestion: String? = nil) {
    guard warnings.count < Limits.reportedDiagnostics else { return }
    warnings.append(diagnostic(.warning, message, position, path, suggestion))
  }

  func warning(_ message: String, at cursor: Cursor, suggestion: String? = nil) {
    warning(message, at: cursor.position, path: cursor.path, suggestion: suggestion)
  }

  private func diagnostic(
    _ severity: Diagnostic.Severity, _ message: String, _ position: TextPosition, _ path: DocumentPath,
    _ suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      severity: severity, path: path.description, line: position.line, column: position.column, message: message,
      suggestion: suggestion)
  }

  /// `did you mean "x"?` for the nearest of the candidates, if one is near.
  func didYouMean<Names: Sequence<String>>(_ name: String, among candidates: @autoclosure () -> Names) -> String? {
    nearest(name, among: candidates()).map { "did you mean \"\($0)\"?" }
  }

  /// The nearest of the candidates, if one is near.
  func nearest<Names: Sequence<String>>(_ name: String, among candidates: @autoclosure () -> Names) -> String? {
    // A search costs as much as there are names; a file with thousands of mistakes needs no more hints.
    guard searchBudget > 0 else { return nil }
    let known = candidates().lazy.filter { !self.suspects.contains($0) }
    return nearestName(to: name, among: known, budget: &searchBudget)
  }

  /// Whether a mistake that was reported may be why a name is unknown: then what uses the name is not to blame.
  ///
  /// So it is if the nearest name is a suspect; and, while some names could not be read, if no known name is so near that
  /// a slip of the hand explains it.
  func excuses<Names: Sequence<String>>(_ name: String, among candidates: @autoclosure () -> Names) -> Bool {
    guard hasUnreadNames || !suspects.isEmpty, searchBudget > 0 else { return hasUnreadNames }
    if suspects.contains(where: { $0 == name || Self.pieces(of: $0).contains(name) }) { return true }
    let nearest = nearestName(
      to: name, among: Array(candidates()) + suspects, budget: &searchBudget, within: hasUnreadNames ? 2 : .max)
    return nearest.map(suspects.contains) ?? hasUnreadNames
  }

  /// What an expression may call something whose name is ill-formed: the parts that are letters and digits.
  private static func pieces(of name: String) -> [String] {
    name.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }

  /// The warnings by position.
  func sortedWarnings() -> [Diagnostic] { sorted(warnings) }

  /// Throws all errors by position, if there are any.
  func throwErrors(fileName: String) throws(ScenarioErrors) {
    if hasErrors { throw errors(fileName: fileName) }
  }

  /// All errors by position.
  func errors(fileName: String) -> ScenarioErrors {
    let shown = sorted(errors).prefix(Limits.reportedDiagnostics)
    return ScenarioErrors(fileName: fileName, diagnostics: Array(shown), omittedCount: errorCount - shown.count)
  }

  /// Sorting is stable, so that messages at one place keep the order of the passes.
  private func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated()
      .sorted { ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset) }
      .map(\.element)
  }
}
