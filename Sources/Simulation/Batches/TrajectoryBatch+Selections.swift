import Probability

extension TrajectoryBatch {
  /// Makes the lanes of the present selection where the mask is 1 the present ones; false if there are none.
  func enterSelected(_ instruction: Instruction) -> Bool {
    let mask = operand(instruction.a)
    let selection = selections + Int(instruction.b)
    guard let list = selection.pointee.lanes else { return false }
    var count = 0
    let parent = current.lanes
    for group in 0..<current.groups {
      let chosen = mask[group]
      // Most groups of a rare event have no lane in it.
      guard any(chosen .== 1) else { continue }
      let first = group << 3
      for lane in 0..<min(8, current.count - first) {
        list[count] = parent.map { $0[first + lane] } ?? Int32(truncatingIfNeeded: first + lane)
        count += chosen[lane] == 1 ? 1 : 0
      }
    }
    selection.pointee.count = count
    return enter(instruction)
  }

  /// Makes a filled selection the present one; false if it is empty.
  func enter(_ instruction: Instruction) -> Bool {
    let selection = selections[Int(instruction.b)]
    guard selection.count > 0, let list = selection.lanes else { return false }
    pad(list, selection.count)
    if instruction.c == 1 {
      let source = UnsafeMutableRawPointer(trajectories).assumingMemoryBound(to: UInt64.self)
      let target = UnsafeMutableRawPointer(selection.trajectories).assumingMemoryBound(to: UInt64.self)
      for index in 0..<selection.groups << 3 { target[index] = source[Int(list[index])] }
    }
    current = selection
    return true
  }

  /// Repeats the last lane up to a whole group, so that gathered columns hold numbers of real lanes throughout.
  func pad(_ list: UnsafeMutablePointer<Int32>, _ count: Int) {
    var index = count
    while index & 7 != 0 {
      list[index] = list[count - 1]
      index += 1
    }
  }

  func leave(_ instruction: Instruction) {
    current =
      instruction.b < 0
      ? Selection(lanes: nil, count: laneCount, trajectories: trajectories) : selections[Int(instruction.b)]
  }

  /// Splits the present lanes by a chosen index (−1: none) into as many selections.
  ///
  /// Each part has a list with room for all lanes, and one more list takes those without a choice, so that one pass
  /// without a branch is enough.
  func partition(_ instruction: Instruction) {
    let parts = selections + Int(instruction.b)
    let count = Int(instruction.c)
    let chosen = lanes(instruction.a)
    guard let base = parts[0].lanes else { return }
    let none = Double(count)
    partitionCounts.update(repeating: 0, count: count + 1)
    let parent = current.lanes
    for lane in 0..<current.count {
      let choice = chosen[lane]
      // A NaN has made a fault of its lane; it has no choice.
      let part = Int(choice >= 0 && choice < none ? choice : none)
      base[part &* listCapacity &+ partitionCounts[part]] = parent.map { $0[lane] } ?? Int32(truncatingIfNeeded: lane)
      partitionCounts[part] &+= 1
    }
    for part in 0..<count { parts[part].count = partitionCounts[part] }
  }

  func gather(_ instruction: Instruction) {
    guard let list = current.lanes else { return }
    let (target, source) = (lanes(instruction.destination), lanes(instruction.a))
    for index in 0..<current.groups << 3 { target[index] = source[Int(list[index])] }
  }

  func scatter(_ instruction: Instruction) {
    guard let list = current.lanes else { return }
    let target = lanes(instruction.destination)
    let source = operand(instruction.a)
    if source.mask == 0 {
      let value = source[0][0]
      for index in 0..<current.count { target[Int(list[index])] = value }
    } else {
      let values = lanes(instruction.a)
      for index in 0..<current.count { target[Int(list[index])] = values[index] }
    }
  }

  /// column += bias + coefficient · value in place, with the roundings of the sum that it stands for.
  func accumulate(_ instruction: Instruction) {
    guard let list = current.lanes else { return }
    let form = code.linearForms[Int(instruction.extra)]
    let term = code.terms[Int(form.firstTerm)]
    let (target, values) = (lanes(instruction.destination), lanes(term.register))
    // A sum of products with 0 is 0 as long as all numbers are finite.
    var residue = 0.0
    for index in 0..<current.count {
      let home = Int(list[index])
      let sum = form.bias.addingProduct(term.coefficient, values[index]) + target[home]
      target[home] = sum
      residue += sum * 0
    }
    if residue == 0 { return }
    for index in 0..<current.count where !target[Int(list[index])].isFinite {
      markFault(index, place: instruction.b, target[Int(list[index])])
    }
  }

  func scatterElement(_ instruction: Instruction) {
    let columns = code.operandLists[Int(instruction.extra)]
    let (values, index) = (operand(instruction.a), operand(instruction.b))
    for lane in 0..<current.count {
      let position = index[lane >> 3][lane & 7]
      guard position >= 0, position < Double(columns.count) else { continue }
      let home = current.lanes.map { Int($0[lane]) } ?? lane
      lanes(columns[Int(position)])[home] = values[lane >> 3][lane & 7]
    }
  }
}
