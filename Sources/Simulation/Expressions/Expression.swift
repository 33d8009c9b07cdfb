import Probability

/// A number, condition or symbol computed from one trajectory's state; every name is resolved to an index.
///
/// Conditions are 1 or 0 and symbols are the index of their state, so every value is one `Double`. A value that
/// can't be computed is NaN; it travels upwards until a check that a variable, utility or weight rests on finds it.
package indirect enum Expression: Sendable, Equatable {
  case constant(Double)
  case clock(ClockReading)
  /// The value of `Model.slots[index]`: now, or as this step began.
  case slot(Int, at: Moment)
  /// The slot `slots[index]`, where `index` is a symbol with `slots.count` states.
  case element(slots: [Int], index: Expression, at: Moment)
  /// The value of `values[index]`, where `index` is a symbol with `values.count` states.
  case lookup(index: Expression, values: [Expression])
  /// The value of `Model.weights[index]` under a policy, which is a symbol.
  case weight(Int, policy: Expression)
  case unary(UnaryOperation, Expression)
  case binary(BinaryOperation, Expression, Expression)
  /// `if(condition, then, otherwise)`: the operand not taken never makes a fault.
  case conditional(Expression, then: Expression, otherwise: Expression)
  /// `clamp(x, low, high)`.
  case clamp(Expression, low: Expression, high: Expression)
  case draw(Draw)
  case history(HistoryQuery)
  /// The named expression `Model.definitions[index]`, on the state where it is used.
  case definition(Int)

  /// When a slot is read.
  package enum Moment: Sendable, Equatable {
    case now
    case startOfStep
  }
}

/// A value that the clock alone decides, the same for all trajectories.
package enum ClockReading: Sendable, Equatable {
  /// Steps since the start, from 0.
  case step
  /// Days since the start: step × step length.
  case day
  /// Gregorian year of the step's first day.
  case year
  /// Month of the step's first day, 1 to 12.
  case month
  /// 1 from the given step on, else 0.
  case after(step: Int)
  /// 1 from step `first` until before step `end`, else 0.
  case during(first: Int, end: Int)
  /// 1 in the given steps, else 0.
  case within(steps: [Int])
}

/// Functions of one operand.
package enum UnaryOperation: Sendable, Equatable, CaseIterable {
  case negate, not
  case abs, sqrt, exp, log, log10, sin, cos, tanh, floor, ceil, round
  /// 1 / (1 + exp(−x)).
  case logistic
  /// log(p / (1 − p)).
  case logit
}

/// Functions of two operands. `min` and `max` of more operands are nested.
package enum BinaryOperation: Sendable, Equatable, CaseIterable {
  case add, subtract, multiply, divide, power
  /// `%`: the result takes the divisor's sign.
  case remainder
  case minimum, maximum
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  /// Short-circuit: a skipped right operand never makes a fault.
  case and, or
}

/// A question about what has happened, of `Model.occurrences[index]`.
package enum HistoryQuery: Sendable, Equatable {
  /// `did`, `happened`: 1 if it has happened so far in this step.
  case happened(Int)
  /// `count(x, n)`: how often in this step and the `window` − 1 before it, the past included.
  case count(Int, window: Int)
  /// `count(x)`: how often since the start, this step included.
  case total(Int)
  /// `ever(x)`: 1 if it has happened since the start.
  case ever(Int)
  /// Steps since it last happened, the past included; 0 in the same step, infinity if never.
  case since(Int)
}
