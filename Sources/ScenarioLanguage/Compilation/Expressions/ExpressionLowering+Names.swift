import Simulation

extension ExpressionLowering {
  /// Lowers a bare state, or a choice between bare states, to an index among the given states.
  @inline(never)
  func lowerFloating(_ syntax: Syntax, _ states: StateSet) throws(Reported) -> Typed {
    if case .call(let name, let arguments, let ordinal) = syntax.kind {
      let call = Call(name: name, arguments: arguments, ordinal: ordinal, offset: syntax.offset)
      return try lowerConditional(call, as: .symbol(states))
    }
    try count(nodes: 1)
    guard let name = syntax.simpleName, let index = states.index(of: name) else {
      let name = syntax.simpleName ?? ""
      if names.excuses(name, in: states) { throw Reported() }
      throw fail(
        "\(quoted(name)) is not one of \(states.phrase)", at: syntax.offset,
        suggestion: diagnostics.didYouMean(name, among: states.names)
          ?? "they are \(states.names.prefix(12).joined(separator: ", "))")
    }
    return Typed(expression: .constant(Double(index)), type: .symbol(states), constant: Double(index))
  }

  func lowerName(_ parts: [String], at offset: Int) throws(Reported) -> Typed {
    guard parts.count == 1 else { return try lowerQualifiedName(parts, at: offset) }
    let name = parts[0]
    switch names.meaning(of: name) {
    case .word: return try lowerWord(name, at: offset)
    case .quantity(let index): return try lowerQuantity(index, moment: .now, at: offset)
    case .definition(let index): return try lowerDefinition(index, at: offset)
    case .currentMember:
      guard let member = context.member else { throw unknownName(name, at: offset) }
      let index = Double(member.index)
      return Typed(expression: .constant(index), type: .symbol(member.set), constant: index)
    case .other(let description): throw fail(description, at: offset)
    case nil: throw unknownName(name, at: offset)
    }
  }

  private func lowerWord(_ name: String, at offset: Int) throws(Reported) -> Typed {
    switch name {
    case "true": return Typed(expression: .constant(1), type: .condition, constant: 1)
    case "false": return Typed(expression: .constant(0), type: .condition, constant: 0)
    case "dt":
      let length = declarations.clock.stepLength
      return Typed(expression: .constant(length), type: .number, constant: length)
    case "policy": return try lowerQuantity(try policy(at: offset), moment: .now, at: offset)
    default: break
    }
    guard let found = Function.clock[name], let reading = found else { throw unknownName(name, at: offset) }
    if Function.calendarReadings.contains(name) { try requireCalendar(name, at: offset) }
    try requireRunning(name, at: offset)
    return Typed(expression: .clock(reading), type: .number)
  }

  func requireCalendar(_ name: String, at offset: Int) throws(Reported) {
    guard declarations.clock.start == nil else { return }
    if declarations.hasMalformedStart { throw Reported() }
    throw fail("\(name) needs a calendar, and the clock has no start", at: offset, suggestion: "add clock.start")
  }

  /// Notes a word that only means something once steps are played.
  func requireRunning(_ word: String, at offset: Int) throws(Reported) {
    reads.runningWord = reads.runningWord ?? word
    if case .running = context.stage { return }
    throw fail("\(quoted(word)) has no value before step 0", at: offset)
  }

  /// The policy of the actor in whose scope this stands.
  func policy(at offset: Int) throws(Reported) -> Int {
    guard let actor = context.actor else {
      throw fail(
        "\"policy\" stands for an actor's policy, and this is no actor's", at: offset,
        suggestion: "write Actor.policy")
    }
    guard let policy = declarations.actors[actor].policy else {
      throw fail("\(declarations.actors[actor].name) has no policies", at: offset)
    }
    return policy
  }

  /// `policy.weight`, `Actor.policy`, `Actor.policy.weight`, `Actor.variable`.
  private func lowerQualifiedName(_ parts: [String], at offset: Int) throws(Reported) -> Typed {
    if parts[0] == "policy" {
      let policy = try policy(at: offset)
      guard parts.count == 2, let actor = context.actor else {
        throw fail("expected policy.weight", at: offset)
      }
      return try lowerWeight(parts[1], ofActor: actor, policy: policy, at: offset)
    }
    let actor = try actor(parts[0], at: offset)
    if parts[1] == "policy", parts.count <= 3 {
      guard let policy = declarations.actors[actor].policy else {
        throw fail("\(parts[0]) has no policies", at: offset)
      }
      if parts.count == 2 { return try lowerQuantity(policy, moment: .now, at: offset) }
      return try lowerWeight(parts[2], ofActor: actor, policy: policy, at: offset)
    }
    return try lowerQuantity(try variable(parts, ofActor: actor, at: offset), moment: .now, at: offset)
  }

  func actor(_ name: String, at offset: Int) throws(Reported) -> Int {
    if case .actor(let index) = declarations.entities[name] { return index }
    if case .event = declarations.entities[name] {
      throw fail(
        "\(name) is an event, and its branches have no value", at: offset, suggestion: "ask happened(\(name).branch)")
    }
    if diagnostics.excuses(name, among: declarations.actors.map(\.name)) { throw Reported() }
    let hint = diagnostics.didYouMean(name, among: declarations.actors.map(\.name))
    throw fail("there is no actor \(quoted(name))", at: offset, suggestion: hint)
  }

  /// The variable `Actor.name`.
  func variable(_ parts: [String], ofActor index: Int, at offset: Int) throws(Reported) -> Int {
    let actor = declarations.actors[index]
    if parts.count == 2, let quantity = actor.variables[parts[1]] { return quantity }
    let name = parts.dropFirst().joined(separator: ".")
    if actor.actions[name] != nil {
      let qualified = "\(actor.name).\(name)"
      throw fail(
        "\(qualified) is an action", at: offset,
        suggestion: "ask did(\(qualified)), count(\(qualified), n) or since(\(qualified))")
    }
    if diagnostics.excuses(parts[1], among: actor.variables.keys) { throw Reported() }
    let hint = diagnostics.didYouMean(parts[1], among: actor.variables.keys)
    throw fail(
      "\(actor.name) has no variable \(quoted(name))", at: offset,
      suggestion: actor.weightIndices[parts[1]] != nil ? "a weight is written \(actor.name).policy.\(parts[1])" : hint)
  }

  private func lowerWeight(
    _ name: String, ofActor index: Int, policy: Int, at offset: Int
  ) throws(Reported) -> Typed {
    let actor = declarations.actors[index]
    guard let weight = actor.weightIndices[name] else {
      if diagnostics.excuses(name, among: actor.weightIndices.keys) { throw Reported() }
      let hint = diagnostics.didYouMean(name, among: actor.weightIndices.keys)
      throw fail("the policies of \(actor.name) have no weight \(quoted(name))", at: offset, suggestion: hint)
    }
    let selected = try lowerQuantity(policy, moment: .now, at: offset)
    let values = formulas.values.weights[index][weight]
    try count(nodes: values.count)
    // A weight is an expression of parameters, which deepens the tree by what one string can hold.
    let isPlain = values.allSatisfy { if case .constant = $0 { true } else { false } }
    return Typed(
      expression: .weight(declarations.number(ofWeight: weight, ofActor: index), policy: selected.expression),
      type: .number, depth: isPlain ? 2 : Limits.expressionOperands)
  }

  func unknownName(_ syntax: Syntax) -> Reported {
    unknownName(syntax.simpleName ?? "if", at: syntax.offset)
  }

  func unknownName(_ name: String, at offset: Int) -> Reported {
    if let phrase = declarations.looseNames[name] {
      return fail(
        "\(quoted(name)) is one of \(phrase), but nothing here has them", at: offset,
        suggestion: "compare it with a symbol, or assign it to one")
    }
    if let actor = context.actor, declarations.actors[actor].actions[name] != nil {
      return fail(
        "\(name) is an action", at: offset, suggestion: "ask did(\(name)), count(\(name), n) or since(\(name))")
    }
    if diagnostics.excuses(name, among: names.valueNames()) { return Reported() }
    return fail(
      "there is nothing named \(quoted(name)) here", at: offset,
      suggestion: diagnostics.didYouMean(name, among: names.valueNames()))
  }
}
