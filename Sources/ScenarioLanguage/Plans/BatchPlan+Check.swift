import Simulation

extension BatchPlan {
  /// Checks what the plan says of its scenarios: variants, outcomes, and every value that is set.
  ///
  /// - Parameter scenarios: those of `scenarioFiles`, in their order.
  /// - Throws: all mistakes at once, at their places in the plan.
  package func check(_ scenarios: [Scenario]) throws(ScenarioErrors) {
    let diagnostics = DiagnosticCollector()
    for scenario in scenarios {
      let whose = scenarios.count > 1 ? " in \(scenario.name)" : ""
      check("variants", "variant", among: [VariantName.base] + scenario.variantNames, whose, diagnostics)
      check("outcomes", "outcome", among: scenario.base.outcomes.map(\.name), whose, diagnostics)
      for entry in valueEntries { check(entry, of: scenario, whose, diagnostics) }
    }
    try diagnostics.throwErrors(fileName: fileName)
  }

  /// A mistake of a scenario's file that can't be read, at its place in the plan.
  package func unreadable(scenario index: Int, _ reason: String) -> ScenarioErrors {
    let entry = document["scenario"].map { $0.isArray ? $0.elements[index] : $0 } ?? document
    let diagnostic = Diagnostic(
      severity: .error, path: entry.path.description, line: entry.position.line, column: entry.position.column,
      message: reason, suggestion: "paths are relative to the plan")
    return ScenarioErrors(fileName: fileName, diagnostics: [diagnostic], omittedCount: 0)
  }

  private func check(
    _ key: String, _ phrase: String, among known: [String], _ whose: String, _ diagnostics: DiagnosticCollector
  ) {
    for entry in document.elements(key) {
      guard let name = entry.string, !known.contains(name) else { continue }
      let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
      diagnostics.error(
        "there is no \(phrase) \(quoted(name))\(whose)", at: entry,
        suggestion: diagnostics.didYouMean(name, among: known) ?? "the \(phrase)s are \(shown)")
    }
  }

  /// One name that is set, where that stands, and all its values.
  private struct ValueEntry {
    let name: String
    let position: TextPosition
    let path: DocumentPath
    let values: [(text: String, cursor: Cursor)]
  }

  private var valueEntries: [ValueEntry] {
    let set = document["set"].map { [$0] } ?? document.elements("runs")
    let levels = set.flatMap(\.members).map { member in
      ValueEntry(
        name: member.key, position: member.position, path: member.value.path,
        values: (member.value.isArray ? member.value.elements : [member.value]).map { ($0.settingText, $0) })
    }
    let ranges = (document["ranges"]?.members ?? []).map { member in
      let ends =
        member.value.isArray ? member.value.elements : [member.value["low"], member.value["high"]].compactMap(\.self)
      return ValueEntry(
        name: member.key, position: member.position, path: member.value.path, values: ends.map { ($0.text, $0) })
    }
    return levels + ranges
  }

  private func check(
    _ entry: ValueEntry, of scenario: Scenario, _ whose: String, _ diagnostics: DiagnosticCollector
  ) {
    let findings = entry.values.map { mistakes(Setting(name: entry.name, value: $0.text), scenario) }
    // What is wrong with every value is wrong with the name.
    if let first = findings.first, !first.isEmpty, findings.allSatisfy({ $0 == first }) {
      for finding in first {
        diagnostics.error(
          finding.message + whose, at: entry.position, path: entry.path, suggestion: finding.suggestion)
      }
      return
    }
    for (value, findings) in zip(entry.values, findings) {
      for finding in findings {
        diagnostics.error(finding.message + whose, at: value.cursor, suggestion: finding.suggestion)
      }
    }
  }

  private struct Finding: Equatable {
    let message: String
    let suggestion: String?
  }

  private func mistakes(_ setting: Setting, _ scenario: Scenario) -> [Finding] {
    do {
      _ = try scenario.model(settings: [setting])
      return []
    } catch {
      return error.diagnostics.map { Finding(message: $0.message, suggestion: $0.suggestion) }
    }
  }
}
