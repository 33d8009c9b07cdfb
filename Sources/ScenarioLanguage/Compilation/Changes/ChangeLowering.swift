import Simulation

/// The changes that variants and settings make to a scenario that has been lowered.
struct ChangeLowering {
  private let formulas: FormulaLowering
  private let slots: SlotLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }

  init(_ formulas: FormulaLowering) {
    self.formulas = formulas
    slots = SlotLowering(formulas)
  }

  /// Checks the changes of all variants.
  func checkVariants() {
    for variant in declarations.document.elements("variants") {
      if let set = variant["set"], set.isObject, set.members.isEmpty {
        diagnostics.warning("the variant changes nothing", at: set)
      }
      _ = changes(ofVariant: variant)
    }
  }

  /// The changes that a variant of the file makes.
  func changes(ofVariant entry: Cursor) -> [ModelChange] {
    (entry["set"]?.members ?? []).flatMap { changes($0.key, to: $0.value, keyPosition: $0.position) }
  }

  /// The changes that a setting makes; its value is an expression, or JSON if it is an object.
  func changes(bySetting setting: Setting) -> [ModelChange] {
    let path = DocumentPath.setting(setting.name)
    let bytes = Array(setting.value.utf8)
    let start = TextPosition(line: 1, column: 1)
    if setting.value.first == "{" {
      do {
        return changes(
          setting.name, to: Cursor(node: try JSONReader.read(bytes), path: path), keyPosition: start)
      } catch {
        diagnostics.error(error.message, at: error.position, path: path, suggestion: error.suggestion)
        return []
      }
    }
    let string = DocumentString(text: setting.value, source: bytes, contentOffset: 0, contentPosition: start)
    let cursor = Cursor(node: DocumentNode(value: .string(string), position: start), path: path)
    return changes(setting.name, to: cursor, keyPosition: start)
  }

  /// The changes that one entry of `set` makes.
  private func changes(_ key: String, to value: Cursor, keyPosition: TextPosition) -> [ModelChange] {
    let (name, member) = Self.split(key)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    func fail(_ message: String, _ suggestion: String? = nil) -> [ModelChange] {
      diagnostics.error(message, at: keyPosition, path: value.path, suggestion: suggestion)
      return []
    }
    if parts.count == 3, member == nil, let change = weightChange(parts, value) { return change }
    guard let index = settableQuantity(parts) else {
      if excuses(parts) { return [] }
      return fail("there is no parameter, variable, policy or weight \(quoted(key))", settableHint(parts, key))
    }
    let quantity = declarations.quantities[index]
    guard quantity.role != .ladder else {
      return fail("\(quantity.name) is a ladder: its rung follows from the criteria")
    }
    guard let member else { return slots.initialValues(of: quantity, from: value).map { .initial($0) } }
    guard quantity.members?.isUncertain != true else { return [] }
    guard let members = quantity.members else {
      return fail("\(quantity.name) is not given over a set and has no members")
    }
    guard let position = members.index(of: member) else {
      return fail(
        "\(quoted(member)) is not one of \(members.phrase)", diagnostics.didYouMean(member, among: members.names))
    }
    return slots.initialValue(of: quantity, member: position, from: value).map { [.initial($0)] } ?? []
  }

  /// `name[member]` as its two parts.
  private static func split(_ key: String) -> (name: String, member: String?) {
    guard key.hasSuffix("]"), let bracket = key.firstIndex(of: "[") else { return (key, nil) }
    return (String(key[..<bracket]), String(key[key.index(after: bracket)...].dropLast()))
  }

  private func settableQuantity(_ parts: [String]) -> Int? {
    if parts.count == 1, case .quantity(let index) = declarations.entities[parts[0]] { return index }
    guard parts.count == 2, case .actor(let index) = declarations.entities[parts[0]] else { return nil }
    let actor = declarations.actors[index]
    return parts[1] == "policy" ? actor.policy : actor.variables[parts[1]]
  }

  /// `Actor.policy.weight` with a policy's name; nil if this is no such path.
  private func weightChange(_ parts: [String], _ value: Cursor) -> [ModelChange]? {
    guard case .actor(let index) = declarations.entities[parts[0]] else { return nil }
    let actor = declarations.actors[index]
    guard let policies = actor.policy.flatMap({ declarations.quantities[$0].states }),
      let policy = policies.index(of: parts[1]), let weight = actor.weightIndices[parts[2]]
    else { return nil }
    guard !slots.refusesObject(value, as: .number),
      let formula = formulas.weight(value, parts.joined(separator: "."))
    else { return [] }
    return [.weight(declarations.number(ofWeight: weight, ofActor: index), policy: policy, formula.expression)]
  }

  private func settableHint(_ parts: [String], _ key: String) -> String? {
    diagnostics.didYouMean(key, among: settableNames(parts))
  }

  /// Whether a mistake that was reported may be why there is nothing of this name to set.
  private func excuses(_ parts: [String]) -> Bool {
    guard parts.count > 1, case .actor(let index) = declarations.entities[parts[0]] else {
      let names = declarations.actors.map(\.name) + declarations.quantities.map(\.name)
      return diagnostics.excuses(parts[0], among: names)
    }
    let actor = declarations.actors[index]
    let policies = actor.policy.flatMap { declarations.quantities[$0].states }
    let names = parts.count == 2 ? Array(actor.variables.keys) : policies?.names ?? []
    return policies?.isUncertain == true || diagnostics.excuses(parts[1], among: names)
  }

  private func settableNames(_ parts: [String]) -> [String] {
    var candidates = declarations.quantities.filter { $0.role != .ladder }.map(\.name)
    if case .actor(let index) = declarations.entities[parts[0]] {
      let actor = declarations.actors[index]
      let policies = actor.policy.flatMap { declarations.quantities[$0].states?.names } ?? []
      candidates += policies.flatMap { policy in
        actor.weightIndices.keys.map { "\(actor.name).\(policy).\($0)" }
      }
    }
    return candidates
  }
}
