import Simulation

extension Setting {
  /// Reads `name=value`.
  ///
  /// - Throws: `TextMistake` that says what would be right.
  package init(text: String) throws(TextMistake) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = (parts.first ?? "").filter { $0 != " " }
    guard parts.count == 2, !name.isEmpty, !parts[1].allSatisfy({ $0 == " " }) else {
      throw TextMistake("a setting is written name=value, such as tempo=0.09")
    }
    self.init(name: name, value: String(parts[1]))
  }

  /// Refuses a name that is set twice: nobody means both.
  ///
  /// - Throws: `TextMistake` that names both values.
  package static func checkDistinct(_ settings: [Setting]) throws(TextMistake) {
    for (index, setting) in settings.enumerated() {
      guard let earlier = settings[..<index].first(where: { $0.name == setting.name }) else { continue }
      throw TextMistake("--set gives \(setting.name) twice: \(earlier.value) and \(setting.value)")
    }
  }
}
