/// The JSON Schema (draft 2020-12) of scenario files and plans, for editors: completion, hints and marks while typing.
///
/// It follows the same table of keys as the checker, which knows more: names, types and rules across the file.
package enum ScenarioSchema {
  /// The schema as the text of a JSON file.
  package static func json() -> String { json("Brink scenario", ObjectKind.ofScenarios) }

  /// The schema of batches' plans as the text of a JSON file.
  package static func planJSON() -> String { json("Brink batch plan", ObjectKind.ofPlans) }

  /// - Parameter kinds: the first one is the document.
  private static func json(_ title: String, _ kinds: [ObjectKind]) -> String {
    let definitions = kinds.map { ($0.rawValue, object($0)) } + [("expression", expression)]
    return JSONDocument.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(title)),
      ("$ref", .string("#/$defs/\(kinds[0].rawValue)")),
      ("$defs", .object(definitions)),
    ]).text
  }

  private static let expression = JSONDocument.object([
    ("description", .string("An expression, such as `0.02 * tension`, or a bare number.")),
    ("type", .array([.string("string"), .string("number")])),
  ])

  private static func object(_ kind: ObjectKind) -> JSONDocument {
    let rule = kind.rule
    var parts: [(String, JSONDocument)] = [
      ("description", .string(rule.description)), ("type", .string("object")),
      ("properties", .object(rule.keys.map { ($0.name, property($0)) })),
    ]
    let required = rule.keys.filter(\.isRequired).map { JSONDocument.string($0.name) }
    if !required.isEmpty { parts.append(("required", .array(required))) }
    parts += rule.alternatives.map(exclusion)
    parts.append(("additionalProperties", .boolean(false)))
    return .object(parts)
  }

  /// Exactly one of the keys; or at most one, where none is needed.
  private static func exclusion(_ alternatives: ObjectRule.Alternatives) -> (String, JSONDocument) {
    let each = alternatives.keys.map { JSONDocument.object([("required", .array([.string($0)]))]) }
    if alternatives.isRequired { return ("oneOf", .array(each)) }
    return ("not", .object([("required", .array(alternatives.keys.map { .string($0) }))]))
  }

  private static func property(_ key: KeyRule) -> JSONDocument {
    .object([("description", .string(key.description))] + schema(key.value))
  }

  private static let name = "^[A-Za-z][A-Za-z0-9_]*$"
  private static let date = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

  private static func schema(_ rule: ValueRule) -> [(String, JSONDocument)] {
    switch rule {
    case .text, .reference, .statement: [type("string")]
    case .name: [type("string"), ("pattern", .string(name)), ("maxLength", .integer(Limits.nameLength))]
    case .date: [type("string"), ("pattern", .string(date))]
    case .boolean: [type("boolean")]
    case .number: [type("number")]
    case .integer(let limits):
      [type("integer"), ("minimum", .integer(limits.lowerBound)), ("maximum", .integer(limits.upperBound))]
    case .null: [type("null")]
    case .expression: [("$ref", .string("#/$defs/expression"))]
    case .keyword(let words): [("enum", .array(words.map { .string($0) }))]
    case .array(let element, let minimum):
      [type("array"), ("items", .object(schema(element)))] + (minimum > 0 ? [("minItems", .integer(minimum))] : [])
    case .range:
      [
        type("array"), ("items", .object([("type", .array([.string("number"), .string("null")]))])),
        ("minItems", .integer(2)), ("maxItems", .integer(2)),
      ]
    case .object(let kind): [("$ref", .string("#/$defs/\(kind.rawValue)"))]
    case .map(let value): [type("object"), ("additionalProperties", .object(schema(value)))]
    case .oneOf(let rules): [("anyOf", .array(rules.map { .object(schema($0)) }))]
    }
  }

  private static func type(_ name: String) -> (String, JSONDocument) { ("type", .string(name)) }
}
