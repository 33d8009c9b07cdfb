import ScenarioLanguage
import Simulation

/// What is changed of a scenario: names with values, as in the `set` of a variant.
///
/// `["tempo": 0.09, "North.policy": "cautious", "mood": ["calm": 0.5, "alarmed": 0.5]]`: a number, a text that is read as an
/// expression, a state or a policy, or an object of weights.
public struct Settings: Sendable, ExpressibleByDictionaryLiteral {
  private var entries: [(name: String, value: JSONDocument)]

  /// Changes nothing until something is set.
  public init() { entries = [] }

  /// A name that stands twice is refused when the settings are used.
  public init(dictionaryLiteral entries: (String, JSONDocument)...) {
    self.entries = entries.map { (name: $0.0, value: $0.1) }
  }

  /// What a name is set to; nil for nothing. Setting it again replaces the value.
  public subscript(name: String) -> JSONDocument? {
    get { entries.first { $0.name == name }?.value }
    set {
      entries.removeAll { $0.name == name }
      if let newValue { entries.append((name, newValue)) }
    }
  }

  /// The changes as the language reads them.
  ///
  /// - Throws: for a name that stands twice, and for a value that can't be one.
  func checked() throws(RequestError) -> [Setting] {
    var settings: [Setting] = []
    for (name, value) in entries {
      let argument = "settings[\"\(name)\"]"
      guard !settings.contains(where: { $0.name == name }) else {
        throw RequestError(.repeated, argument, found: "two values", expected: "each name once")
      }
      settings.append(Setting(name: name, value: try Self.text(value, argument)))
    }
    return settings
  }

  private static func text(_ value: JSONDocument, _ argument: String) throws(RequestError) -> String {
    switch value {
    case .string(let text): return text
    case .number(let number) where !number.isFinite:
      throw RequestError(.outOfRange, argument, found: "\(number)", expected: "a finite number")
    case .null, .array:
      throw RequestError(
        .outOfRange, argument, found: value.compact, expected: "a number, a text, or an object of weights")
    case .integer, .number, .boolean, .object: return value.compact
    }
  }
}
