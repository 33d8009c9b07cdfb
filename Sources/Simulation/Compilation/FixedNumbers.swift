/// The slots that have the same number in all trajectories and are never written again: parameters that are constants.
///
/// Draws whose law is given by such numbers are read from tables.
struct FixedNumbers: Sendable {
  private var numbers: [Int: Double] = [:]

  init(of model: Model, assignedSlots: Set<Int>) {
    var builder = ProgramBuilder(evaluating: model, assignedSlots: assignedSlots)
    for initial in model.setup where !assignedSlots.contains(initial.slot) {
      // A draw is none, and looking for its table would take time.
      if case .draw = initial.formula.expression { continue }
      let value = builder.value(of: initial.formula)
      guard let constant = builder.graph.constantValue(value), constant.isFinite else { continue }
      let range = model.slots[initial.slot].range
      numbers[initial.slot] = min(max(constant, range.lowerBound), range.upperBound)
    }
  }

  /// Nil for a slot that has no fixed number.
  subscript(slot: Int) -> Double? { numbers[slot] }
}
