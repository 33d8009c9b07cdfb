import Simulation

/// What an outcome's condition consists of, so that it is not found to precede itself.
struct OutcomeMakeup {
  /// Occurrences that the condition asks about, and those that set a symbol to what it is compared with.
  private(set) var occurrences: Set<Int> = []
  /// Slots that the condition reads.
  private(set) var slots: Set<Int> = []
  private let program: Program
  private var questions: [Int] = []
  private var comparisons: [(slot: Int, state: Double)] = []
  private let isBareQuestion: Bool

  init(of question: OutcomeQuestion, in program: Program) {
    self.program = program
    let expression = program.outcomes[question.index].formula.expression
    if case .history(.happened) = expression { isBareQuestion = true } else { isBareQuestion = false }
    visit(expression)
    occurrences = Set(questions).union(Self.setters(of: comparisons, in: program))
    // A branch is part of its event, and an event of its branches' outcome.
    for event in program.events where event.branches.contains(where: { questions.contains($0.occurrence) }) {
      occurrences.insert(event.occurrence)
    }
    for event in program.events where occurrences.contains(event.occurrence) {
      occurrences.formUnion(event.branches.map(\.occurrence))
    }
  }

  /// The event that is the whole condition, if chance decides it; nil otherwise.
  var onlyEvent: Int? {
    guard isBareQuestion, let occurrence = questions.first else { return nil }
    return program.events.firstIndex { $0.occurrence == occurrence && $0.chance != .certain }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression {
    case .history(let query):
      switch query {
      case .happened(let index), .count(let index, _), .total(let index), .ever(let index), .since(let index):
        questions.append(index)
      }
    case .slot(let slot, _): slots.insert(slot)
    case .element(let elements, let index, _):
      slots.formUnion(elements)
      visit(index)
    case .definition(let index): visit(program.definitions[index].formula.expression)
    case .binary(let operation, let left, let right):
      if operation == .equal {
        for case (.slot(let slot, _), .constant(let state)) in [(left, right), (right, left)] {
          comparisons.append((slot, state))
        }
      }
      visit(left)
      visit(right)
    case .unary(_, let operand): visit(operand)
    case .conditional(let condition, let then, let otherwise): for part in [condition, then, otherwise] { visit(part) }
    case .clamp(let value, let low, let high): for part in [value, low, high] { visit(part) }
    case .weight(_, let policy): visit(policy)
    case .lookup(let index, let values): for part in [index] + values { visit(part) }
    case .constant, .clock, .draw: break
    }
  }

  /// Occurrences whose effects set a symbol to one of some states.
  private static func setters(of comparisons: [(slot: Int, state: Double)], in program: Program) -> Set<Int> {
    func sets(_ effects: [Assignment]) -> Bool {
      effects.contains { effect in
        guard effect.operation == .set, case .slot(let slot) = effect.target else { return false }
        return program.slots[slot].states != nil
          && comparisons.contains { $0.slot == slot && canBe($0.state, effect.value.expression) }
      }
    }
    func canBe(_ state: Double, _ value: Expression) -> Bool {
      switch value {
      case .constant(let constant): constant == state
      case .conditional(_, let then, let otherwise): canBe(state, then) || canBe(state, otherwise)
      default: false
      }
    }
    var found: Set<Int> = []
    for event in program.events {
      if sets(event.effects) { found.insert(event.occurrence) }
      for branch in event.branches where sets(branch.effects) { found.insert(branch.occurrence) }
    }
    for action in program.decisions.flatMap(\.actions) where sets(action.effects) { found.insert(action.occurrence) }
    return found
  }
}
