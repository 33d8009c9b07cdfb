import Probability

/// One operation on registers, executed for all lanes of a batch, or of a selection, at once.
///
/// Each family of operations has its cases, and each operand its type; `to` is the register that is written.
enum Instruction: Equatable {
  // MARK: Arithmetic
  case unary(UnaryFunction, Register, to: Register)
  case binary(BinaryFunction, Register, Register, to: Register)
  /// The second operand where the first is 1, else the third; NaN where the first is NaN.
  case select(Register, then: Register, otherwise: Register, to: Register)
  /// `run` counts the sums of columns into columns that begin here, this one included; 0 for one that is none.
  case sum(TableIndex<Program.LinearForm>, to: Register, run: Int32)
  /// A constant of a table.
  case table(TableIndex<[Double]>, at: Register, to: Register)
  /// The value of one of several columns, of the same lane.
  case element(of: TableIndex<[Register]>, at: Register, to: Register)

  // MARK: Draws
  case uniform(site: UInt32, to: Register)
  case sample(TableIndex<Program.Sample>, to: Register)
  case race(TableIndex<Program.Race>, to: Register)

  // MARK: Writing
  /// A compact column of a column over all lanes, and back.
  case gather(Register, to: Register)
  case scatter(Register, to: Register)
  /// Adds a sum of one compact term to a column over all lanes; a fault where the result is not finite.
  case accumulate(TableIndex<Program.LinearForm>, onto: Register, place: TableIndex<Place>)
  /// Writes one of several columns, of the same lane.
  case scatterElement(Register, at: Register, into: TableIndex<[Register]>)
  /// The value within bounds; counts the lanes that were outside.
  case clamp(TableIndex<Program.Clamp>, Register, to: Register)
  /// The same for a write to one of the clamp's slots.
  case clampMember(TableIndex<Program.Clamp>, Register, member: Register, to: Register)
  /// A fault where the value is not in order.
  case check(Check, Register, place: TableIndex<Place>)

  // MARK: Control
  /// Begins a scope; `end` is the position behind it, `draws` whether it needs its lanes' trajectories.
  case enter(Entry, draws: Bool, end: Int32)
  /// Goes back to a selection, or to all lanes.
  case leave(to: TableIndex<Program.Selection>?)
  /// Splits the present lanes by a chosen index into `count` selections, `into` being the first.
  case partition(Register, into: TableIndex<Program.Selection>, count: Int32)

  // MARK: Dynamics
  /// The chosen action's index, or `LaneChoice.none`.
  case choose(TableIndex<Program.Choice>, to: Register)
  /// Something happened to the lanes of a selection, or to the present ones.
  case record(occurrence: Int32, of: TableIndex<Program.Selection>?)
  /// Shows a replay or a history the probability of an event; an ensemble passes over it.
  case show(event: Int32, probability: Register)
  /// Tells a replay some values; only programs that are compiled to be told have any.
  case tell(TableIndex<Program.Telling>)

  // MARK: Looks
  case lookLadder(Int32, rung: Register)
  case lookOutcome(MeasureTraits.Accumulator.Step, Register, into: Register)
  case lookSeries(Int32, Register)
  case lookEnd(Int32, condition: Register, into: Register)
  /// The value of the lanes that end.
  case keepFinal(outcome: Int32, Register)

  /// On which lanes, and when, a scope runs.
  enum Entry: Equatable {
    /// In steps in which a uniform is 1.
    case whenever(Register)
    case due(every: Int32)
    /// On those of the present lanes where the mask is 1.
    case selected(mask: Register, as: TableIndex<Program.Selection>)
    /// On a selection that a partition has made.
    case part(TableIndex<Program.Selection>)
  }

  enum Check: Equatable {
    case finite
    case probability
    case nonNegative
    /// A condition is 0 or 1: a comparison with a NaN is none.
    case condition
  }
}

/// Functions of one column.
enum UnaryFunction: Hashable {
  case copy, negate, not, abs, squareRoot, exp, log, log10, sin, cos, tanh, floor, ceil, round, logistic, logit
  /// 1 − exp(−x), exact for small x.
  case firingProbability
  /// Standard normal quantile.
  case normalQuantile
}

/// Functions of two columns.
enum BinaryFunction: Hashable {
  case add, subtract, multiply, divide, power, remainder, minimum, maximum
  case less, lessOrEqual, equal, notEqual
  /// The comparisons for operands that can be NaN: the result is NaN then.
  case lessOrNaN, lessOrEqualOrNaN, equalOrNaN, notEqualOrNaN
  case and, or
}

/// The index of a chosen action or branch, in a column of numbers.
enum LaneChoice {
  /// Of a lane that chose nothing.
  static let none = -1.0

  /// The index, if there is one.
  static func index(_ value: Double) -> Int? { value >= 0 ? Int(value) : nil }
}
