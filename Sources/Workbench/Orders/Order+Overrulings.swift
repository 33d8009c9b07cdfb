import ScenarioLanguage

extension Order {
  /// Warnings of variants that are not played as the scenario has them, as a setting overrules what they set.
  func overrulings(in scenario: Scenario) -> [String] {
    settings.compactMap { setting in
      let names = scenario.variants(setting: setting.name).filter(variants.contains)
      guard !names.isEmpty else { return nil }
      let (noun, verb) = names.count == 1 ? ("variant", "sets") : ("variants", "set")
      return "--set \(setting.name)=\(setting.value) holds for all variants, also for the \(noun) "
        + "\(names.joined(separator: ", ")), which \(verb) \(setting.name) otherwise"
    }
  }
}
