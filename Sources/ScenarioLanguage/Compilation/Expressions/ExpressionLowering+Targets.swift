import Simulation

extension ExpressionLowering {
  /// The quantity that a statement writes, its target, and all slots that the target may be.
  func lowerTarget(_ syntax: Syntax) throws(Reported) -> (Int, Assignment.Target, [Int]) {
    let name: Syntax
    if case .element(let base, _) = syntax.kind { name = base } else { name = syntax }
    let index = try target(name)
    let quantity = declarations.quantities[index]
    guard case .element(_, let member) = syntax.kind else {
      if let members = quantity.members {
        if members.isUncertain { throw Reported() }
        throw fail(
          "\(quantity.name) has one value for each of \(members.phrase)", at: syntax.offset,
          suggestion: "write \(quantity.name)[\(members.names.first ?? "member")]")
      }
      return (index, .slot(quantity.firstSlot), [quantity.firstSlot])
    }
    guard let members = quantity.members else {
      throw fail("\(quantity.name) is not given over a set and has no members", at: name.offset)
    }
    switch try lowerIndex(member, members) {
    case .member(let position): return (index, .slot(quantity.firstSlot + position), [quantity.firstSlot + position])
    case .symbol(let symbol, let positions):
      try count(nodes: positions.count)
      let slots = positions.map { quantity.firstSlot + $0 }
      return (index, .element(slots: slots, index: symbol.expression), slots)
    }
  }

  /// The variable or policy that a name means as a target; says why where it means something else.
  private func target(_ name: Syntax) throws(Reported) -> Int {
    guard let parts = name.dottedName else { throw fail("expected a variable to write to", at: name.offset) }
    let text = parts.joined(separator: ".")
    if parts.count > 1 { return try qualifiedTarget(parts, text, at: name.offset) }
    switch names.meaning(of: text) {
    case .quantity(let index): return try assignable(index, at: name.offset)
    case .word where text == "policy": return try policy(at: name.offset)
    case .word: throw fail("\(quoted(text)) is a word of the language and can't be assigned", at: name.offset)
    case .definition:
      throw fail("\(text) is a definition and can't be assigned", at: name.offset, suggestion: "assign what it reads")
    case .currentMember: throw fail("\(text) is a set and can't be assigned", at: name.offset)
    case .other:
      throw fail("\(text) is \(kind(of: text)) and can't be assigned", at: name.offset)
    case nil: throw unknownTarget(text, at: name.offset)
    }
  }

  private func kind(of name: String) -> String {
    switch declarations.entities[name] {
    case .set: "a set"
    case .event: "an event"
    case .actor: "an actor"
    default: "no variable"
    }
  }

  private func unknownTarget(_ name: String, at offset: Int) -> Reported {
    if diagnostics.excuses(name, among: variableNames()) { return Reported() }
    var isWeight = false
    if let actor = context.actor { isWeight = declarations.actors[actor].weightIndices[name] != nil }
    let hint = diagnostics.didYouMean(name, among: variableNames())
    let owner = context.actor.map { declarations.actors[$0].name } ?? ""
    return fail(
      "there is no variable \(quoted(name))", at: offset,
      suggestion: isWeight ? weightHint(owner) : hint)
  }

  private func variableNames() -> [String] {
    let own = context.actor.map { Array(declarations.actors[$0].variables.keys) } ?? []
    return declarations.quantities.filter { $0.role == .variable }.map(\.name) + own
  }

  private func weightHint(_ actor: String) -> String {
    "a weight can't be assigned: to change behaviour set \(actor).policy"
  }

  private func assignable(_ index: Int, at offset: Int) throws(Reported) -> Int {
    let quantity = declarations.quantities[index]
    switch quantity.role {
    case .variable, .policy: return index
    case .parameter:
      throw fail(
        "\(quantity.name) is a parameter and can't be assigned: it is drawn once and keeps its value", at: offset,
        suggestion: "declare it as a variable to change it")
    case .ladder:
      throw fail(
        "\(quantity.name) is a ladder and can't be assigned: its rung follows from the criteria", at: offset)
    }
  }

  private func qualifiedTarget(_ parts: [String], _ text: String, at offset: Int) throws(Reported) -> Int {
    if parts[0] == "policy", let actor = context.actor {
      throw fail(
        "\(text) is a weight and can't be assigned", at: offset,
        suggestion: "to change behaviour set \(declarations.actors[actor].name).policy")
    }
    let index = try actor(parts[0], at: offset)
    let actor = declarations.actors[index]
    if parts.count == 2 {
      if parts[1] == "policy" {
        guard let policy = actor.policy else { throw fail("\(actor.name) has no policies", at: offset) }
        return policy
      }
      if let variable = actor.variables[parts[1]] { return variable }
    }
    let rest = parts.dropFirst().joined(separator: ".")
    let last = parts[parts.count - 1]
    if diagnostics.excuses(rest, among: actor.variables.keys) { throw Reported() }
    var hints: [String] = []
    if let near = diagnostics.didYouMean(rest, among: actor.variables.keys) { hints.append(near) }
    if actor.weightIndices[last] != nil { hints.append(weightHint(actor.name)) }
    throw fail(
      "\(actor.name) has no variable \(quoted(rest))", at: offset,
      suggestion: hints.isEmpty ? variableHint(actor) : hints.joined(separator: " "))
  }

  private func variableHint(_ actor: Declarations.ActorDeclaration) -> String? {
    guard !actor.variables.isEmpty else { return nil }
    return "its variables are \(actor.variables.keys.sorted().prefix(12).joined(separator: ", "))"
  }
}
