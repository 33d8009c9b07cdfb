/// All mistakes of a scenario file, in the order in which they stand in it.
public struct ScenarioErrors: Error, Equatable, CustomStringConvertible {
  /// The file, as its reader named it.
  public let fileName: String
  /// The mistakes by position: at most 100.
  public let diagnostics: [Diagnostic]
  /// How many more there are.
  public let omittedCount: Int

  package init(fileName: String, diagnostics: [Diagnostic], omittedCount: Int) {
    (self.fileName, self.diagnostics, self.omittedCount) = (fileName, diagnostics, omittedCount)
  }

  /// One line for each mistake.
  public var description: String {
    var lines = diagnostics.map { $0.description(fileName: fileName) }
    if omittedCount > 0 { lines.append("\(fileName): and \(omittedCount) more errors") }
    return lines.joined(separator: "\n")
  }
}
