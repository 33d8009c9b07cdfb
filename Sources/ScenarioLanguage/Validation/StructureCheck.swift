/// Checks a document against the table of keys: unknown and missing keys, wrong types, empty lists, ill-formed names.
struct StructureCheck {
  let diagnostics: DiagnosticCollector
  /// Keys that are misspelt, by their place, with the right ones.
  private var rightKeys: [TextPosition: String] = [:]

  private init(diagnostics: DiagnosticCollector) { self.diagnostics = diagnostics }

  /// Checks the whole document, and gives it back with the keys that were meant in place of misspelt ones, so that one
  /// mistake brings no others.
  static func check(
    _ document: Cursor, is kind: ObjectKind = .scenario, _ diagnostics: DiagnosticCollector
  ) -> Cursor {
    var structure = StructureCheck(diagnostics: diagnostics)
    structure.check(document, is: .object(kind), phrase: kind.phrase)
    guard !structure.rightKeys.isEmpty else { return document }
    return Cursor(node: document.node.renaming(structure.rightKeys), path: document.path)
  }

  /// - Parameter choice: the rule of which `rule` is one of the alternatives.
  private mutating func check(_ cursor: Cursor, is rule: ValueRule, phrase: String, of choice: ValueRule? = nil) {
    switch rule {
    case .object(let kind) where cursor.isObject: checkObject(cursor, kind)
    case .array(let element, let minimum) where cursor.isArray:
      let elements = cursor.elements
      if elements.count < minimum {
        if rule.declaresNames { diagnostics.hasUnreadNames = true }
        diagnostics.error("\(phrase) may not be empty", at: cursor)
      }
      for entry in elements { check(entry, is: element, phrase: "an entry of \(phrase)") }
    case .map(let value) where cursor.isObject:
      for member in cursor.members { check(member.value, is: value, phrase: quoted(member.key)) }
    case .oneOf(let rules):
      guard let match = rules.first(where: { accepts($0, cursor) }) else {
        return mismatch(cursor, rule, phrase)
      }
      check(cursor, is: match, phrase: phrase, of: rule)
    case .range where cursor.isArray: checkRange(cursor, phrase)
    default:
      guard accepts(rule, cursor) else { return mismatch(cursor, rule, phrase) }
      checkScalar(cursor, rule, phrase, asked: (choice ?? rule).phrase)
    }
  }

  /// True if the value has the JSON type that the rule asks for.
  private func accepts(_ rule: ValueRule, _ cursor: Cursor) -> Bool {
    switch (rule, cursor.node.value) {
    case (.text, .string), (.name, .string), (.reference, .string), (.date, .string), (.keyword, .string): true
    case (.statement, .string), (.expression, .string), (.expression, .number): true
    case (.number, .number), (.boolean, .boolean), (.null, .null): true
    case (.integer, .number(let number, _)): number == number.rounded()
    case (.array, .array), (.range, .array), (.object, .object), (.map, .object): true
    case (.oneOf(let rules), _): rules.contains { accepts($0, cursor) }
    default: false
    }
  }

  private func mismatch(_ cursor: Cursor, _ rule: ValueRule, _ phrase: String) {
    if rule.declaresNames { diagnostics.hasUnreadNames = true }
    diagnostics.error("\(phrase) must be \(rule.phrase), found \(cursor.node.kind)", at: cursor)
  }

  private func checkScalar(_ cursor: Cursor, _ rule: ValueRule, _ phrase: String, asked: String) {
    switch rule {
    case .name: checkName(cursor, phrase)
    case .integer(let limits):
      guard cursor.integer.map(limits.contains) != true else { return }
      diagnostics.error("\(phrase) must be \(asked), found \(cursor.text)", at: cursor)
    case .keyword(let words):
      guard let word = cursor.string, !words.contains(word) else { return }
      let hint = diagnostics.didYouMean(word, among: words)
      diagnostics.error("\(phrase) must be \(asked), found \(quoted(word))", at: cursor, suggestion: hint)
    default: break
    }
  }

  private func checkName(_ cursor: Cursor, _ phrase: String) {
    guard let name = cursor.string else { return }
    if !isIdentifier(name) {
      diagnostics.suspects.insert(name)
      diagnostics.error(
        "\(quoted(name)) is not a name", at: cursor,
        suggestion: "a name starts with a letter and has letters, digits and _ only")
    } else if name.utf8.count > Limits.nameLength {
      diagnostics.error("the name \(quoted(name)) is longer than \(Limits.nameLength) characters", at: cursor)
    }
  }

  private mutating func checkRange(_ cursor: Cursor, _ phrase: String) {
    let sides = cursor.elements
    guard sides.count == 2 else {
      return diagnostics.error("\(phrase) must be \(ValueRule.range.phrase), found \(sides.count) entries", at: cursor)
    }
    for side in sides { check(side, is: .oneOf([.number, .null]), phrase: "a side of \(phrase)") }
    if let low = sides[0].number, let high = sides[1].number, low > high {
      diagnostics.error("\(phrase) has its low side \(sides[0].text) above its high side \(sides[1].text)", at: cursor)
    }
  }

  private mutating func checkObject(_ cursor: Cursor, _ kind: ObjectKind) {
    let rule = kind.rule
    let (present, meant) = KeyReading.keys(of: cursor, by: rule, accepts: accepts)
    var hasUnread = false
    for member in cursor.members {
      if let key = rule.keys.first(where: { $0.name == member.key }) {
        check(member.value, is: key.value, phrase: "\"\(key.name)\"")
        continue
      }
      let right = meant[member.key]
      let valid = rule.keys.map(\.name)
      let hint = right.map { "did you mean \"\($0.name)\"?" } ?? diagnostics.didYouMean(member.key, among: valid)
      diagnostics.error(
        "\(kind.phrase) has no key \(quoted(member.key))", at: member.position, path: member.value.path,
        suggestion: hint ?? "the keys are \(valid.joined(separator: ", "))")
      guard let right else {
        hasUnread = true
        if member.value.isArray || member.value.isObject { diagnostics.hasUnreadNames = true }
        continue
      }
      rightKeys[member.position] = right.name
      // A value that the right key doesn't take is part of this mistake.
      if accepts(right.value, member.value) { check(member.value, is: right.value, phrase: "\"\(right.name)\"") }
    }
    for key in rule.keys where key.isRequired && !present.contains(key.name) {
      if key.value.declaresNames { diagnostics.hasUnreadNames = true }
      diagnostics.error("\(kind.phrase) needs the key \"\(key.name)\"", at: cursor, suggestion: key.description)
    }
    for alternatives in rule.alternatives where !(hasUnread && alternatives.keys.allSatisfy { !present.contains($0) }) {
      check(alternatives, present, cursor, kind)
    }
  }

  private func check(
    _ alternatives: ObjectRule.Alternatives, _ present: Set<String>, _ cursor: Cursor, _ kind: ObjectKind
  ) {
    let found = alternatives.keys.filter(present.contains)
    let names = alternatives.keys.map { "\"\($0)\"" }.joined(separator: ", ")
    if found.isEmpty, alternatives.isRequired {
      diagnostics.error("\(kind.phrase) needs one of \(names)", at: cursor)
    } else if found.count > 1 {
      let both = found.map { "\"\($0)\"" }.joined(separator: " and ")
      diagnostics.error("\(kind.phrase) takes only one of \(names), found \(both)", at: cursor)
    }
  }
}

extension ValueRule {
  /// Whether names are declared here, so that what refers to them is not to blame where this can't be read.
  var declaresNames: Bool {
    switch self {
    case .name, .object, .map: true
    case .array(let element, _): element.declaresNames
    case .oneOf(let rules): rules.allSatisfy(\.declaresNames)
    default: false
    }
  }

  /// What the rule asks for, for messages.
  var phrase: String {
    switch self {
    case .text: "a string"
    case .name: "a name in quotes"
    case .reference: "a name in quotes"
    case .date: "a date, \"YYYY-MM-DD\""
    case .boolean: "true or false"
    case .number: "a number"
    case .integer(let limits): "a whole number from \(limits.lowerBound) to \(limits.upperBound)"
    case .null: "null"
    case .expression: "an expression (a string or a number)"
    case .statement: "a statement such as \"tension += 0.1\""
    case .keyword(let words): words.map { "\"\($0)\"" }.joined(separator: " or ")
    case .array: "an array"
    case .range: "an array [low, high]"
    case .object, .map: "an object"
    case .oneOf(let rules): rules.map(\.phrase).joined(separator: " or ")
    }
  }
}
