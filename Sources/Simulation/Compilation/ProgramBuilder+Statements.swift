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
    let form = tables.addLinearForm(
      bias: Double(bitPattern: bias), [Program.LinearTerm(coefficient: terms[0].coefficient, register: value)])
    code.append(.accumulate(form, onto: .column(slot), place: tables.places.add(place)))
    columnWritten(.column(slot))
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
  mutating func store(_ register: Register, _ bounds: ValueBounds, into slot: Int, at place: Place) {
    let column = Register.column(slot)
    let range = model.slots[slot].range
    var source = register
    if !bounds.isFinite { check(.finite, source, at: place) }
    if range != -.infinity ... .infinity, !bounds.isWithin(range) { source = clamped(source, to: [slot]) }
    code.append(scope.coversAllLanes ? .unary(.copy, source, to: column) : .scatter(source, to: column))
    columnWritten(column)
    // What a selection has just stored it can read again without gathering.
    if !scope.coversAllLanes { scope.registers[slotValue(slot)] = source }
  }

  private mutating func storeElement(_ value: ValueID, into slots: [Int], at index: ValueID, _ place: Place) {
    var source = register(of: value)
    let position = register(of: index)
    if !graph.interval(value).isFinite { check(.finite, source, at: place) }
    // The members of an indexed variable share one range.
    if !graph.interval(value).isWithin(model.slots[slots[0]].range) {
      source = clamped(source, to: slots, at: position)
    }
    let list = tables.columnLists.add(slots.map { .column($0) })
    code.append(.scatterElement(source, at: position, into: list))
    for slot in slots { columnWritten(.column(slot)) }
  }

  /// The source within the range that slots share; `member` says which of them is written, where there are several.
  private mutating func clamped(_ source: Register, to slots: [Int], at member: Register? = nil) -> Register {
    let clamp = tables.clamps.add(Program.Clamp(range: model.slots[slots[0]].range, slots: slots))
    let result = newTemporary()
    code.append(
      member.map { .clampMember(clamp, source, member: $0, to: result) } ?? .clamp(clamp, source, to: result))
    return result
  }

  mutating func check(_ check: Instruction.Check, _ register: Register, at place: Place) {
    code.append(.check(check, register, place: tables.places.add(place)))
  }

  /// A condition that is known to be 0 or 1 from here on, or has made its lane a fault.
  mutating func checkedCondition(_ formula: Formula) -> ValueID {
    let condition = value(of: formula)
    if graph.interval(condition).canBeNaN { check(.condition, register(of: condition), at: formula.place) }
    return condition
  }
}
