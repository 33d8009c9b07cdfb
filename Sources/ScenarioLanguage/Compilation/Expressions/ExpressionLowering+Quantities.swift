import Simulation

extension ExpressionLowering {
  /// Reads a parameter, variable, policy or ladder that is not given over a set.
  func lowerQuantity(_ index: Int, moment: Expression.Moment, at offset: Int) throws(Reported) -> Typed {
    let quantity = declarations.quantities[index]
    if let members = quantity.members {
      if members.isUncertain { throw Reported() }
      throw fail(
        "\(quantity.name) has one value for each of \(members.phrase)", at: offset,
        suggestion: "write \(quantity.name)[\(indexHint(members))]")
    }
    try checkReadable(quantity, slot: quantity.firstSlot, at: offset)
    note(index, slots: quantity.firstSlot..<quantity.firstSlot + 1)
    return Typed(expression: .slot(quantity.firstSlot, at: moment), type: quantity.type)
  }

  private func note(_ quantity: Int, slots: Range<Int>) {
    for slot in slots { reads.note(slot) }
    // A parameter that is only told decides nothing, so it still counts as unused.
    if declarations.quantities[quantity].role == .parameter, !context.isTold {
      formulas.context.usage.note(parameter: quantity)
    }
  }

  /// Before step 0 only what has been drawn already can be read.
  private func checkReadable(_ quantity: Declarations.Quantity, slot: Int, at offset: Int) throws(Reported) {
    switch context.stage {
    case .running: return
    case .weight where slot < declarations.parameterSlotCount: return
    case .weight:
      throw fail("a policy's weight reads parameters only, and \(quantity.name) is none", at: offset)
    case .setup(let limit) where slot < limit: return
    case .setup:
      throw fail(
        quantity.role == .ladder
          ? "\(quantity.name) is a ladder and has no rung before step 0"
          : "\(quantity.name) has no value yet: it is drawn later than this", at: offset,
        suggestion: "parameters come first, then policies, the world's variables and the actors', each in file order")
    }
  }

  /// `name[index]`.
  func lowerElement(
    _ name: Syntax, index: Syntax, moment: Expression.Moment
  ) throws(Reported) -> Typed {
    if let simple = name.simpleName, case .definition(let definition) = names.meaning(of: simple) {
      guard moment == .now else { throw fail("start reads variables, and \(simple) is a definition", at: name.offset) }
      return try lowerDefinition(definition, index: index, at: name.offset)
    }
    let position = try quantity(name)
    let quantity = declarations.quantities[position]
    guard let members = quantity.members else {
      throw fail("\(quantity.name) is not given over a set and has no members", at: name.offset)
    }
    switch try lowerIndex(index, members) {
    case .member(let member):
      let slot = quantity.firstSlot + member
      try checkReadable(quantity, slot: slot, at: name.offset)
      note(position, slots: slot..<slot + 1)
      return Typed(expression: .slot(slot, at: moment), type: quantity.type)
    case .symbol(let symbol, let indices):
      try count(nodes: indices.count)
      for member in indices {
        try checkReadable(quantity, slot: quantity.firstSlot + member, at: name.offset)
        note(position, slots: (quantity.firstSlot + member)..<(quantity.firstSlot + member + 1))
      }
      let slots = indices.map { quantity.firstSlot + $0 }
      return Typed(
        expression: .element(slots: slots, index: symbol.expression, at: moment), type: quantity.type,
        depth: symbol.depth + 1)
    }
  }

  /// The quantity that a name or `Actor.variable` stands for.
  func quantity(_ syntax: Syntax) throws(Reported) -> Int {
    guard let parts = syntax.dottedName else { throw fail("expected a variable's name", at: syntax.offset) }
    if parts.count > 1 {
      if parts[0] == "policy" { throw fail("a weight has no members", at: syntax.offset) }
      let actor = try actor(parts[0], at: syntax.offset)
      if parts == [parts[0], "policy"], let policy = declarations.actors[actor].policy { return policy }
      return try variable(parts, ofActor: actor, at: syntax.offset)
    }
    switch names.meaning(of: parts[0]) {
    case .quantity(let index): return index
    case .word where parts[0] == "policy": return try policy(at: syntax.offset)
    case .definition: throw fail("\(parts[0]) is a definition, not a variable", at: syntax.offset)
    case .other(let description): throw fail(description, at: syntax.offset)
    case .word, .currentMember: throw fail("\(quoted(parts[0])) is not a variable", at: syntax.offset)
    case nil: throw unknownName(parts[0], at: syntax.offset)
    }
  }

  /// Which member is meant.
  enum MemberIndex {
    case member(Int)
    /// A symbol, with the member for each of its states.
    case symbol(Typed, members: [Int])
  }

  func lowerIndex(_ syntax: Syntax, _ members: StateSet) throws(Reported) -> MemberIndex {
    let symbol = names.isFloating(syntax) ? try lowerFloating(syntax, members) : try lower(syntax)
    guard case .symbol(let states) = symbol.type else {
      throw fail("expected one of \(members.phrase), found \(symbol.type.phrase)", at: syntax.offset)
    }
    if let constant = symbol.constant, states.hasSameNames(as: members) { return .member(Int(constant)) }
    guard let indices = states.indices(in: members) else {
      if members.isUncertain || states.isUncertain { throw Reported() }
      let missing = states.names.first { members.index(of: $0) == nil } ?? ""
      throw fail("\(quoted(missing)), one of \(states.phrase), is not one of \(members.phrase)", at: syntax.offset)
    }
    if let constant = symbol.constant { return .member(indices[Int(constant)]) }
    return .symbol(symbol, members: indices)
  }

  /// A definition that is not given over a set.
  func lowerDefinition(_ index: Int, at offset: Int) throws(Reported) -> Typed {
    let declared = declarations.definitions[index]
    if let members = declared.members {
      if members.isUncertain { throw Reported() }
      throw fail(
        "\(declared.name) has one value for each of \(members.phrase)", at: offset,
        suggestion: "write \(declared.name)[\(indexHint(members))]")
    }
    let definition = try use(declared, member: 0, at: offset)
    return Typed(
      expression: .definition(declared.firstIndex), type: definition.type, constant: definition.constant,
      depth: definition.depth + 1)
  }

  private func lowerDefinition(_ index: Int, index member: Syntax, at offset: Int) throws(Reported) -> Typed {
    let declared = declarations.definitions[index]
    guard let members = declared.members else {
      throw fail("\(declared.name) is not given over a set and has no members", at: offset)
    }
    switch try lowerIndex(member, members) {
    case .member(let member):
      let definition = try use(declared, member: member, at: offset)
      return Typed(
        expression: .definition(declared.firstIndex + member), type: definition.type,
        constant: definition.constant, depth: definition.depth + 1)
    case .symbol(let symbol, let indices):
      try count(nodes: indices.count)
      var depth = symbol.depth
      var type = ValueType.number
      for member in indices {
        let definition = try use(declared, member: member, at: offset)
        depth = max(depth, definition.depth)
        type = definition.type
      }
      let values = indices.map { Expression.definition(declared.firstIndex + $0) }
      return Typed(expression: .lookup(index: symbol.expression, values: values), type: type, depth: depth + 1)
    }
  }

  /// Checks that a definition may be read here.
  private func use(
    _ declared: Declarations.NamedExpression, member: Int, at offset: Int
  ) throws(Reported) -> LoweredDefinition {
    let index = declared.firstIndex + member
    // A definition with a mistake has been reported; its users are not to blame.
    guard let definition = formulas.values.definitions[index] else { throw Reported() }
    let name = declared.name(ofMember: member)
    if definition.reads.hasDraw, let reason = context.drawsForbidden {
      throw fail("\(reason), and the definition \(name) does", at: offset)
    }
    try checkStage(of: definition, name, at: offset)
    if definition.depth >= Limits.expressionDepth {
      throw fail("definitions are nested too deeply through \(name)", at: offset)
    }
    reads.note(index, definition.reads)
    return definition
  }

  private func checkStage(
    of definition: LoweredDefinition, _ name: String, at offset: Int
  ) throws(Reported) {
    let limit: Int
    switch context.stage {
    case .running: return
    case .weight: limit = declarations.parameterSlotCount
    case .setup(let slots): limit = slots
    }
    if let word = definition.reads.runningWord {
      throw fail("the definition \(name) reads \(quoted(word)), which has no value before step 0", at: offset)
    }
    if let greatest = definition.reads.greatestSlot, greatest >= limit {
      throw fail("the definition \(name) reads values that are drawn later than this", at: offset)
    }
  }
}

extension ExpressionLowering {
  /// An index that would be right here: the set's name where an entry is given over it, else a member.
  private func indexHint(_ members: StateSet) -> String {
    let names = declarations.entities.compactMap { name, entity in
      if case .set(let index) = entity, declarations.sets[index] === members { name } else { nil }
    }
    let isHere = context.member.map { $0.set === members } ?? false
    return isHere ? names.first ?? "member" : members.names.first ?? "member"
  }
}
