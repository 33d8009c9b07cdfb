import Simulation

/// A scenario file that has been checked: it exists only if the file has no error.
public struct Scenario: Sendable {
  /// The name that the file gives itself.
  public let name: String
  /// A short title for reports.
  public let title: String?
  /// Suspicious things that are no errors, in the order of the file.
  public let warnings: [Diagnostic]
  /// The variants in the order of the file; the scenario itself, `base`, is not among them.
  public let variantNames: [String]
  /// The file's text.
  public let text: String
  /// The file's bytes.
  package let bytes: [UInt8]
  /// The file, as its reader named it.
  public let fileName: String

  let document: Cursor
  let declarations: Declarations
  let values: NamedValues
  let sites: SiteRegistry
  let base: Model

  /// Reads, checks and lowers the bytes of a scenario, with all its variants.
  ///
  /// - Throws: all mistakes of the file at once; only the first one if the file is not JSON.
  public init(reading bytes: [UInt8], fileName: String) throws(ScenarioErrors) {
    let diagnostics = DiagnosticCollector()
    let document = StructureCheck.check(try Self.document(bytes, fileName), diagnostics)
    let declarations = DeclarationReader.read(document, diagnostics)
    let context = LoweringContext(declarations, diagnostics)
    guard let (model, formulas) = ModelLowering.lower(context) else { throw diagnostics.errors(fileName: fileName) }
    let changes = context.forChanges()
    ChangeLowering(FormulaLowering(changes, formulas.values)).checkVariants()
    if !diagnostics.hasErrors { UsageWarnings(context, formulas.values).warn() }
    try diagnostics.throwErrors(fileName: fileName)
    self.bytes = bytes
    self.fileName = fileName
    self.document = document
    self.declarations = declarations
    values = formulas.values
    sites = changes.sites.registry
    base = model
    name = declarations.name
    title = document.string("title")
    text = String(decoding: bytes, as: UTF8.self)
    warnings = diagnostics.sortedWarnings()
    variantNames = document.elements("variants").compactMap { $0.string("name") }
  }

  /// Reads, checks and lowers a scenario that stands in a text.
  ///
  /// - Parameter fileName: what mistakes call the text.
  /// - Throws: all mistakes of the text at once; only the first one if it is not JSON.
  public init(json: String, fileName: String = "scenario") throws(ScenarioErrors) {
    try self.init(reading: Array(json.utf8), fileName: fileName)
  }

  /// Checks and lowers a scenario that was built in Swift.
  ///
  /// It is written first, so that mistakes have a line and a column in `text`, which is what a file would hold.
  /// - Parameter fileName: what mistakes call the text.
  /// - Throws: all mistakes at once; only the first one for a number that is none, or a key that stands twice.
  public init(_ document: JSONDocument, fileName: String = "scenario") throws(ScenarioErrors) {
    try self.init(json: document.text, fileName: fileName)
  }

  static func document(_ bytes: [UInt8], _ fileName: String) throws(ScenarioErrors) -> Cursor {
    do {
      return Cursor(node: try JSONReader.read(bytes), path: .top)
    } catch {
      let diagnostic = Diagnostic(
        severity: .error, path: error.path.description, line: error.position.line, column: error.position.column,
        message: error.message, suggestion: error.suggestion)
      throw ScenarioErrors(fileName: fileName, diagnostics: [diagnostic], omittedCount: 0)
    }
  }
}

extension Scenario {
  /// What is measured on each trajectory, in file order.
  package var measuredOutcomes: [Outcome] { base.outcomes }
}
