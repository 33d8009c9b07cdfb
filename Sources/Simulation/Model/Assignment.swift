/// One effect: `target op value`.
package struct Assignment: Sendable, Equatable {
  package let target: Target
  package let operation: Operation
  package let value: Formula

  package init(target: Target, operation: Operation, value: Formula) {
    self.target = target
    self.operation = operation
    self.value = value
  }

  package enum Target: Sendable, Equatable {
    case slot(Int)
    /// `slots[index]`, where `index` is a symbol with `slots.count` states.
    case element(slots: [Int], index: Expression)
  }

  package enum Operation: Sendable, Equatable, CaseIterable {
    case set, add, subtract, multiply
  }
}
