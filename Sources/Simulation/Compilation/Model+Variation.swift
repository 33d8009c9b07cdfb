/// What of a model differs from trajectory to trajectory.
///
/// Found from the draws on: what reads something that varies, or is written by something that may happen or not, varies.
/// Sound, not tight: what is not in it is the same in every trajectory, whatever the seed.
struct ModelVariation {
  private let model: Model
  private var slots: Set<Int> = []
  private var occurrences: Set<Int> = []
  private var definitions: Set<Int> = []
  /// Whether trajectories may end at different looks.
  private var endsVary = false

  init(_ model: Model) {
    self.model = model
    var known = -1
    while known != size {
      known = size
      spread()
    }
    endsVary = model.ends.contains { varies($0.when) }
  }

  private var size: Int { slots.count + occurrences.count + definitions.count }

  /// Whether an outcome may differ between trajectories.
  func varies(_ outcome: Outcome) -> Bool {
    if varies(outcome.formula) { return true }
    // How long a trajectory lives does not matter to what stands still, unless looks are added up.
    return endsVary && (outcome.measure.traits.growsWithLooks || moves(outcome.formula.expression))
  }

  /// Once through all rules.
  private mutating func spread() {
    for (index, definition) in model.definitions.enumerated() where varies(definition.formula) {
      definitions.insert(index)
    }
    for initial in model.setup where varies(initial.formula) { slots.insert(initial.slot) }
    for update in model.updates where varies(update.formula) { slots.insert(update.slot) }
    for ladder in model.ladders where ladder.rungs.contains(where: { $0.when.map(varies) ?? false }) {
      slots.insert(ladder.slot)
    }
    for event in model.events {
      let isUncertain = isChance(event.chance) || (event.when.map(varies) ?? false)
      if isUncertain { occurrences.insert(event.occurrence) }
      assign(event.effects, isUncertain: isUncertain)
      let isChoice = event.branches.count > 1
      for branch in event.branches {
        if isUncertain || isChoice { occurrences.insert(branch.occurrence) }
        assign(branch.effects, isUncertain: isUncertain || isChoice)
      }
    }
    for action in model.decisions.flatMap(\.actions) {
      occurrences.insert(action.occurrence)
      assign(action.effects, isUncertain: true)
    }
  }

  private mutating func assign(_ effects: [Assignment], isUncertain: Bool) {
    for effect in effects {
      switch effect.target {
      case .slot(let slot): if isUncertain || varies(effect.value) { slots.insert(slot) }
      case .element(let elements, let index):
        if isUncertain || varies(effect.value) || varies(index) { slots.formUnion(elements) }
      }
    }
  }

  private func isChance(_ chance: Event.Chance) -> Bool { if case .certain = chance { false } else { true } }

  /// Whether an expression may change with time.
  private func moves(_ expression: Expression) -> Bool {
    switch expression {
    case .constant: false
    case .slot(let slot, _): model.assignedSlots.contains(slot)
    case .unary(_, let operand): moves(operand)
    case .binary(_, let left, let right): moves(left) || moves(right)
    case .definition(let index): moves(model.definitions[index].formula.expression)
    default: true
    }
  }

  private func varies(_ formula: Formula) -> Bool { varies(formula.expression) }

  private func varies(_ expression: Expression) -> Bool {
    switch expression {
    case .constant, .clock: false
    case .slot(let slot, _): slots.contains(slot)
    case .element(let elements, let index, _): varies(index) || elements.contains { slots.contains($0) }
    case .lookup(let index, let values): varies(index) || values.contains { varies($0) }
    case .weight(let weight, let policy): varies(policy) || model.weights[weight].contains { varies($0) }
    case .unary(_, let operand): varies(operand)
    case .binary(_, let left, let right): varies(left) || varies(right)
    case .conditional(let condition, let then, let otherwise):
      varies(condition) || varies(then) || varies(otherwise)
    case .clamp(let value, let low, let high): varies(value) || varies(low) || varies(high)
    case .draw: true
    case .history(let query): occurrences.contains(query.occurrence)
    case .definition(let index): definitions.contains(index)
    }
  }
}

extension HistoryQuery {
  /// The action, event or branch that it asks about.
  fileprivate var occurrence: Int {
    switch self {
    case .happened(let occurrence), .count(let occurrence, _), .total(let occurrence), .ever(let occurrence),
      .since(let occurrence):
      occurrence
    }
  }
}
