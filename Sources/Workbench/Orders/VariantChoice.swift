import ScenarioLanguage
import Simulation

/// Which variants are to be played beside the base.
package struct VariantChoice: Sendable, Equatable {
  private let isAll: Bool
  private let names: [String]

  /// All of the scenario's.
  package static let all = VariantChoice(isAll: true, names: [])
  /// None.
  package static let none = VariantChoice(isAll: false, names: [])

  private init(isAll: Bool, names: [String]) { (self.isAll, self.names) = (isAll, names) }

  /// Reads lists such as `hot,cold`, or `all`, which no variant may be called.
  ///
  /// - Throws: `TextMistake` for a list that names none.
  package init(lists: [String]) throws(TextMistake) {
    var names: [String] = []
    for list in lists {
      let parts = list.split(separator: ",").map { $0.filter { $0 != " " } }
      guard !parts.isEmpty, !parts.contains("") else {
        throw TextMistake("--variants \"\(list)\" names no variant; write names with commas between them, or all")
      }
      names += parts
    }
    self.init(isAll: names.contains(VariantName.all), names: names.filter { $0 != VariantName.all })
  }

  /// Whether nothing was asked for.
  package var isEmpty: Bool { !isAll && names.isEmpty }

  /// The variants of a scenario, `base` first, each once.
  func variants(of scenario: Scenario) -> [String] {
    var variants = [VariantName.base]
    for name in (isAll ? scenario.variantNames : []) + names where !variants.contains(name) { variants.append(name) }
    return variants
  }
}
