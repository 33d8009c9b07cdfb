import Probability

extension TrajectoryBatch {
  /// Marks the lanes whose value is not in order as faults.
  @inline(always)
  func check(_ instruction: Instruction, _ isInOrder: (LaneGroup) -> LaneMask) {
    let value = operand(instruction.a)
    let groups = value.mask == 0 ? 1 : current.groups
    var allInOrder = LaneMask(repeating: true)
    for group in 0..<groups { allInOrder = allInOrder .& isInOrder(value[group]) }
    if all(allInOrder) { return }
    for lane in 0..<current.count where !isInOrder(value[lane >> 3])[lane & 7] {
      markFault(lane, place: instruction.extra, value[lane >> 3][lane & 7])
    }
  }

  /// Remembers the first fault of a lane of the present selection.
  func markFault(_ lane: Int, place: Int32, _ value: Double) {
    let home = current.lanes.map { Int($0[lane]) } ?? lane
    hasFaults = true
    guard faultPlaces[home] < 0 else { return }
    faultPlaces[home] = place
    faultValues[home] = value
  }

  /// destination = a within the bounds; counts the lanes that were outside.
  func clampAndCount(_ instruction: Instruction) {
    let clamp = code.clamps[Int(instruction.extra)]
    let low = LaneGroup(repeating: clamp.range.lowerBound)
    let high = LaneGroup(repeating: clamp.range.upperBound)
    let (out, value) = (column(instruction.destination), operand(instruction.a))
    var changed = LaneBits(repeating: 0)
    let whole = current.count >> 3
    for group in 0..<current.groups {
      let original = value[group]
      let clamped = original.replacing(with: low, where: original .< low).replacing(with: high, where: original .> high)
      out[group] = clamped
      if group < whole {
        changed &+= LaneBits(repeating: 0).replacing(with: 1, where: (original .< low) .| (original .> high))
      }
    }
    var total = changed.wrappedSum()
    for lane in whole << 3..<current.count {
      let original = value[lane >> 3][lane & 7]
      total += original < clamp.range.lowerBound || original > clamp.range.upperBound ? 1 : 0
    }
    observations.clampStorage[clamp.slots[0]] += total
    observations.writeStorage[clamp.slots[0]] += UInt64(current.count)
  }

  /// destination = a within the bounds; counts the lanes that were outside for the member that each of them writes.
  func clampAndCountMembers(_ instruction: Instruction) {
    let clamp = code.clamps[Int(instruction.extra)]
    let (low, high) = (clamp.range.lowerBound, clamp.range.upperBound)
    let (out, value, member) = (column(instruction.destination), operand(instruction.a), operand(instruction.b))
    for group in 0..<current.groups {
      out[group] = value[group].replacing(with: LaneGroup(repeating: low), where: value[group] .< low)
        .replacing(with: LaneGroup(repeating: high), where: value[group] .> high)
    }
    for lane in 0..<current.count {
      let (original, position) = (value[lane >> 3][lane & 7], member[lane >> 3][lane & 7])
      guard position >= 0, position < Double(clamp.slots.count) else { continue }
      let slot = clamp.slots[Int(position)]
      observations.clampStorage[slot] += original < low || original > high ? 1 : 0
      observations.writeStorage[slot] += 1
    }
  }

  /// Marks as faults the actions whose guard holds and whose utility or hazard is not in order.
  func checkChoice(_ choice: ResolvedCode.Choice) {
    if valuesAreInOrder(choice) { return }
    let isHazard = choice.rationality < 0
    if !isHazard {
      check(Instruction(operation: .checkFinite, a: choice.rationality, extra: choice.rationalityPlace)) {
        isFinite($0)
      }
    }
    for index in 0..<choice.values.count {
      let value = operand(choice.values[index])
      let isGuarded = choice.guards[index] >= 0
      let allowed = isGuarded ? operand(choice.guards[index]) : value
      for lane in 0..<current.count {
        let number = value[lane >> 3][lane & 7]
        let isInOrder = number.isFinite && (!isHazard || number >= 0)
        if isInOrder || (isGuarded && allowed[lane >> 3][lane & 7] != 1) { continue }
        markFault(lane, place: choice.valuePlaces[index], number)
      }
    }
  }

  func choose(_ instruction: Instruction) {
    let choice = code.choices[Int(instruction.extra)]
    let count = choice.values.count
    let guards = operandScratch
    let values = operandScratch + count
    for index in 0..<count {
      let isGuarded = choice.guards[index] >= 0
      flagScratch[index] = isGuarded
      values[index] = operand(choice.values[index])
      guards[index] = isGuarded ? operand(choice.guards[index]) : values[index]
    }
    let out = column(instruction.destination)
    if instruction.operation == .chooseByUtility {
      let allInOrder = ChoiceKernels.byUtility(
        out, current.groups, uniform: operand(choice.uniform), rationality: operand(choice.rationality),
        guards: guards, isGuarded: flagScratch, utilities: values, count: count, partial: scratch)
      // A guarded utility of −∞ looks like one that is not allowed, so guarded ones are always looked at.
      if choice.needsCheck, !allInOrder || choice.hasGuards { checkChoice(choice) }
    } else {
      if choice.needsCheck { checkChoice(choice) }
      ChoiceKernels.byHazard(
        out, current.groups, uniform: operand(choice.uniform), stepLength: program.clock.stepLength, guards: guards,
        isGuarded: flagScratch, hazards: values, count: count, partial: scratch)
    }
  }

  /// The quick look: values in order whatever the guards say.
  private func valuesAreInOrder(_ choice: ResolvedCode.Choice) -> Bool {
    let low = LaneGroup(repeating: choice.rationality < 0 ? 0 : -Double.greatestFiniteMagnitude)
    var allInOrder = LaneMask(repeating: true)
    for index in 0..<choice.values.count {
      let value = operand(choice.values[index])
      for group in 0..<(value.mask == 0 ? 1 : current.groups) {
        let numbers = value[group]
        allInOrder = allInOrder .& (numbers .>= low) .& (numbers .< .infinity)
      }
    }
    if choice.rationality >= 0 {
      let scale = operand(choice.rationality)
      for group in 0..<(scale.mask == 0 ? 1 : current.groups) { allInOrder = allInOrder .& isFinite(scale[group]) }
    }
    return all(allInOrder)
  }
}
