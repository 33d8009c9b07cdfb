import Probability

extension ProgramBuilder {
  /// Compiles effects in order, each on the state that the last one left.
  mutating func run(_ effects: [Assignment]) {
    for effect in effects { run(effect) }
  }

  private mutating func run(_ effect: Assignment) {
    presentPlace = effect.value.place
    switch effect.target {
    case .slot(let slot):
      let old = slotValue(slot)
      let new = updated(old, by: effect)
      if accumulate(new, onto: old, in: slot, at: effect.value.place) { return }
      store(register(of: new), graph.interval(new), into: slot, at: effect.value.place)
    case .element(let slots, let index):
      let position = value(of: index)
      if let known = graph.constantValue(position), slots.indices.contains(Int(known)) {
        let slot = slots[Int(known)]
        let old = slotValue(slot)
        let new = updated(old, by: effect)
        return store(register(of: new), graph.interval(new), into: slot, at: effect.value.place)
      }
      let old = value(of: .element(slots: slots, index: index, at: .now))
      storeElement(updated(old, by: effect), into: slots, at: position, effect.value.place)
    }
  }

  /// Adds `scale · value + shift` to a slot without bounds, of the selected lanes in place: half the work of gathering,
  /// summing, checking and scattering.
  ///
  /// - Returns: false if the new value is no such sum.
  private mutating func accumulate(_ new: ValueID, onto old: ValueID, in slot: Int, at place: Place) -> Bool {
    guard !scope.coversAllLanes, model.slots[slot].range == -.infinity ... .infinity,
      case .linear(let bias, let terms) = graph.node(new), terms.count == 2,
      terms[1] == ValueGraph.Term(coefficient: 1, value: old), graph.variability(terms[0].value) == .varying
    else { return false }
    let value = register(of: terms[0].value)
    tables.linearForms.append(
      Program.LinearForm(bias: Double(bitPattern: bias), firstTerm: Int32(tables.terms.count), termCount: 1))
    tables.terms.append(Program.LinearTerm(coefficient: terms[0].coefficient, register: value))
    code.append(
      Instruction(
        operation: .accumulate, destination: Int32(slot), b: tables.place(place),
        extra: Int32(tables.linearForms.count - 1)))
    columnWritten(Int32(slot))
    return true
  }

  private mutating func updated(_ old: ValueID, by effect: Assignment) -> ValueID {
    let operand = value(of: effect.value)
    return switch effect.operation {
    case .set: operand
    // In this order, the operand's own sum is taken apart: `x += normal(m, s)` is one sum of three.
    case .add: graph.add(operand, old)
    case .subtract: graph.subtract(old, operand)
    case .multiply: graph.multiply(old, operand)
    }
  }

  /// Writes a slot from a register of the present scope: checks, clamps to the slot's range, stores.
  mutating func store(_ register: Int32, _ bounds: Interval, into slot: Int, at place: Place) {
    let column = Int32(slot)
    let range = model.slots[slot].range
    var source = register
    if range != -.infinity ... .infinity, !bounds.isWithin(range) {
      if !bounds.isFinite { check(.checkFinite, source, at: place) }
      source = clamped(source, to: [slot])
      code.append(
        Instruction(operation: scope.coversAllLanes ? .copy : .scatter, destination: column, a: source))
    } else {
      let operation: Instruction.Operation =
        switch (scope.coversAllLanes, bounds.isFinite) {
        case (true, true): .copy
        case (true, false): .storeChecked
        case (false, true): .scatter
        case (false, false): .scatterChecked
        }
      let extra = bounds.isFinite ? 0 : tables.place(place)
      code.append(Instruction(operation: operation, destination: column, a: source, extra: extra))
    }
    columnWritten(column)
    // What a selection has just stored it can read again without gathering.
    if !scope.coversAllLanes { scope.registers[slotValue(slot)] = source }
  }

  private mutating func storeElement(_ value: ValueID, into slots: [Int], at index: ValueID, _ place: Place) {
    var source = register(of: value)
    let position = register(of: index)
    if !graph.interval(value).isFinite { check(.checkFinite, source, at: place) }
    // The members of an indexed variable share one range.
    if !graph.interval(value).isWithin(model.slots[slots[0]].range) {
      source = clamped(source, to: slots, at: position)
    }
    tables.operandLists.append(slots.map(Int32.init))
    code.append(
      Instruction(
        operation: .scatterElement, a: source, b: position, extra: Int32(tables.operandLists.count - 1)))
    for slot in slots { columnWritten(Int32(slot)) }
  }

  /// The source within the range that slots share; `member` says which of them is written, where there are several.
  private mutating func clamped(_ source: Int32, to slots: [Int], at member: Int32? = nil) -> Int32 {
    tables.clamps.append(Program.Clamp(range: model.slots[slots[0]].range, slots: slots))
    let destination = newTemporary()
    code.append(
      Instruction(
        operation: member == nil ? .clampAndCount : .clampAndCountMembers, destination: destination, a: source,
        b: member ?? 0, extra: Int32(tables.clamps.count - 1)))
    return destination
  }

  mutating func check(_ operation: Instruction.Operation, _ register: Int32, at place: Place) {
    code.append(Instruction(operation: operation, a: register, extra: tables.place(place)))
  }

  /// A condition that is known to be 0 or 1 from here on, or has made its lane a fault.
  mutating func checkedCondition(_ formula: Formula) -> ValueID {
    let condition = value(of: formula)
    if graph.interval(condition).canBeNaN { check(.checkCondition, register(of: condition), at: formula.place) }
    return condition
  }
}
