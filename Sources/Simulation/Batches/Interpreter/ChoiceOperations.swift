import Probability

/// Decisions: which of its actions each lane takes.
struct ChoiceOperations: ~Copyable {
  private let choices: Storage<Choice>
  private let actions: ListStorage<ChoiceKernels.Action>
  /// Where the values of actions stand, for faults.
  private let places: ListStorage<TableIndex<Place>>
  private let stepLength: Double
  /// A group for each action.
  private var partial: Storage<LaneGroup>

  struct Choice {
    let uniform: Register
    let rule: Program.Choice.Rule
    let needsCheck: Bool
    let hasGuards: Bool
  }

  init(_ program: Program, _ columns: borrowing LaneColumns) {
    choices = Storage(
      program.choices.map { choice in
        Choice(
          uniform: choice.uniform, rule: choice.rule, needsCheck: choice.needsCheck,
          hasGuards: choice.actions.contains { $0.permission != nil })
      })
    var actions: [[ChoiceKernels.Action]] = []
    for choice in program.choices {
      var resolved: [ChoiceKernels.Action] = []
      for action in choice.actions {
        let permission: LaneColumns.Place? = if let known = action.permission { columns.resolved(known) } else { nil }
        resolved.append(ChoiceKernels.Action(value: columns.resolved(action.value), permission: permission))
      }
      actions.append(resolved)
    }
    self.actions = ListStorage(actions)
    places = ListStorage(program.choices.map { $0.actions.map(\.place) })
    stepLength = program.clock.stepLength
    partial = Storage(
      repeating: LaneGroup(repeating: 0), count: program.choices.map(\.actions.count).max() ?? 0)
  }

  mutating func choose(
    _ index: TableIndex<Program.Choice>, to result: Register, _ columns: inout LaneColumns,
    _ faults: inout LaneFaults, _ present: PresentLanes
  ) {
    let choice = choices[index.position]
    let actions = actions[index.position]
    let out = columns.column(result)
    let uniform = columns.operand(choice.uniform)
    switch choice.rule {
    case .utility(let rationality, let place):
      let allInOrder = ChoiceKernels.byUtility(
        out, present.groups, uniform: uniform, rationality: columns.operand(rationality), actions, columns,
        partial: partial.mutablePointer())
      // A guarded utility of −∞ looks like one that is not allowed, so guarded ones are always looked at.
      guard choice.needsCheck, !allInOrder || choice.hasGuards else { return }
      let scale = columns.operand(rationality)
      if Self.areInOrder(actions, columns, lowest: -Double.greatestFiniteMagnitude, present),
        Self.isFiniteThroughout(scale, present)
      {
        return
      }
      faults.check(.finite, scale, at: place, present)
      Self.check(actions, places[index.position], columns, lowest: -.infinity, &faults, present)
    case .hazard:
      if choice.needsCheck, !Self.areInOrder(actions, columns, lowest: 0, present) {
        Self.check(actions, places[index.position], columns, lowest: 0, &faults, present)
      }
      ChoiceKernels.byHazard(
        out, present.groups, uniform: uniform, stepLength: stepLength, actions, columns,
        partial: partial.mutablePointer())
    }
  }

  /// The quick look: values in order whatever the guards say.
  private static func areInOrder(
    _ actions: UnsafeBufferPointer<ChoiceKernels.Action>, _ columns: borrowing LaneColumns, lowest: Double,
    _ present: PresentLanes
  ) -> Bool {
    let low = LaneGroup(repeating: lowest)
    var allInOrder = LaneMask(repeating: true)
    for action in actions {
      for group in 0..<present.groups {
        let numbers = columns.group(group, at: action.value)
        allInOrder = allInOrder .& (numbers .>= low) .& (numbers .< .infinity)
      }
    }
    return all(allInOrder)
  }

  private static func isFiniteThroughout(_ value: Operand, _ present: PresentLanes) -> Bool {
    var allFinite = LaneMask(repeating: true)
    for group in 0..<value.distinctGroups(of: present.groups) { allFinite = allFinite .& isFinite(value[group]) }
    return all(allFinite)
  }

  /// Marks as faults the actions whose guard holds and whose utility or hazard is not in order.
  private static func check(
    _ actions: UnsafeBufferPointer<ChoiceKernels.Action>, _ places: UnsafeBufferPointer<TableIndex<Place>>,
    _ columns: borrowing LaneColumns, lowest: Double, _ faults: inout LaneFaults, _ present: PresentLanes
  ) {
    for (action, place) in zip(actions, places) {
      for lane in 0..<present.count {
        let number = columns.group(lane >> 3, at: action.value)[lane & 7]
        if number.isFinite && number >= lowest { continue }
        if let permission = action.permission, columns.group(lane >> 3, at: permission)[lane & 7] != 1 { continue }
        faults.mark(present.home(lane), at: place, number)
      }
    }
  }
}
