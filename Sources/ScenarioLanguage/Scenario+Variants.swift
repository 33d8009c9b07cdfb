import Simulation

extension Scenario {
  /// The model of a variant, or of the scenario itself for nil and `base`; settings change it further, in their order.
  ///
  /// All models of a scenario have the same slots, occurrences and sites.
  /// - Throws: `ScenarioErrors` for a variant that doesn't exist or a setting that means nothing.
  package func model(variant: String? = nil, settings: [Setting] = []) throws(ScenarioErrors) -> Model {
    base.with(try changes(variant: variant, settings: settings))
  }

  /// What a variant and then settings change of the scenario's model, in their order.
  ///
  /// - Throws: `ScenarioErrors` for a variant that doesn't exist or a setting that means nothing.
  package func changes(variant: String? = nil, settings: [Setting]) throws(ScenarioErrors) -> [ModelChange] {
    let diagnostics = DiagnosticCollector()
    var changes: [ModelChange] = []
    let lowering = ChangeLowering(formulas(forChanges: diagnostics))
    if let variant, variant != VariantName.base {
      if let entry = document.elements("variants").first(where: { $0.string("name") == variant }) {
        changes += lowering.changes(ofVariant: entry)
      } else {
        let hint = diagnostics.didYouMean(variant, among: variantNames + [VariantName.base])
        let known = ([VariantName.base] + variantNames).joined(separator: ", ")
        diagnostics.error(
          "there is no variant \(quoted(variant))", at: TextPosition(line: 1, column: 1), path: .top,
          suggestion: hint ?? "the variants are \(known)")
      }
    }
    for setting in settings { changes += lowering.changes(bySetting: setting) }
    try diagnostics.throwErrors(fileName: fileName)
    return changes
  }

  /// What lowers the expressions of changes to this scenario.
  func formulas(forChanges diagnostics: DiagnosticCollector) -> FormulaLowering {
    FormulaLowering(LoweringContext(changing: declarations, sites: sites, diagnostics), values)
  }
}

extension Scenario {
  /// The scenario, one of its variants, or either with settings, ready to be played.
  ///
  /// - Parameter variant: nil or `base` for the scenario itself.
  /// - Throws: `ScenarioErrors` for a variant that doesn't exist or a setting that means nothing.
  package func program(variant: String? = nil, settings: [Setting] = []) throws(ScenarioErrors) -> Program {
    Program(compiling: try model(variant: variant, settings: settings))
  }
}

extension Scenario {
  /// The most bytes that a scenario may have.
  package static var largestFileSize: Int { Limits.fileBytes }
}
