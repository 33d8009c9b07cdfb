import Foundation

/// A JSON value of unknown shape, read by key and index; what is missing reads as `null`.
package enum JSONValue: Decodable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// Decodes whatever stands there.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Value of an object's key.
  package subscript(key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  /// Elements of an array; none for anything else.
  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

  /// The number, also of a string of digits such as a certified value; NaN for anything else.
  package var number: Double {
    switch self {
    case .number(let value): value
    case .string(let text): Double(text) ?? .nan
    default: .nan
    }
  }

  /// Numbers of an array.
  package var numbers: [Double] { elements.map(\.number) }

  /// The string; empty for anything else.
  package var text: String { if case .string(let text) = self { text } else { "" } }
}
