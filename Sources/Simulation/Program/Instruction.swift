import Probability

/// One typed operation on registers, executed for all lanes of a batch, or of a selection, at once.
///
/// Registers below `Program.columnCount` are columns with one value per lane; the others are uniforms, one value for all.
/// What `a`, `b`, `c` and `extra` mean depends on the operation; unused ones are 0.
struct Instruction: Equatable {
  var operation: Operation
  var destination: Int32 = 0
  var a: Int32 = 0
  var b: Int32 = 0
  var c: Int32 = 0
  var extra: Int32 = 0

  enum Operation: UInt8 {
    // Arithmetic: destination = f(a), f(a, b) or f(a, b, c).
    case copy, negate, not, abs, squareRoot, exp, log, log10, sin, cos, tanh, floor, ceil, round, logistic, logit
    /// 1 − exp(−a), exact for small a.
    case firingProbability
    case add, subtract, multiply, divide, power, remainder, minimum, maximum
    case less, lessOrEqual, equal, notEqual
    /// The comparisons for operands that can be NaN: the result is NaN then.
    case lessOrNaN, lessOrEqualOrNaN, equalOrNaN, notEqualOrNaN
    case and, or
    /// a ? b : c; NaN where a is NaN.
    case select
    /// Sum of `Program.linearForms[extra]`.
    case linear
    /// Dest = `Program.tables[extra]`[a].
    case table
    /// Dest = column `operandLists[extra]`[a] of the same lane.
    case element

    // Draws.
    case uniform  // extra: site
    case normalQuantile  // standard normal quantile of a
    case sample  // extra: index of `Program.samples`; a uniform in operandLists
    case race  // extra: index of `Program.races`

    // Selections.
    case gather  // destination (compact) = a (root column)
    case scatter  // root column `destination` = a (compact)
    case scatterChecked  // the same, with a fault where a is not finite; extra: place
    /// Root column `destination` += `Program.linearForms[extra]`, a sum of one compact term; a fault of place `b` where the
    /// result is not finite.
    case accumulate
    case scatterElement  // column operandLists[extra][b] = a
    case clampAndCount  // destination = a within `Program.clamps[extra]`
    case clampAndCountMembers  // the same, for a write to member b of the clamp's slots
    case storeChecked  // destination = a, with a fault where it is not finite; extra: place

    /// Shows a replay the probability `a` and the uniform `b` of event `extra`; a run passes over it.
    case show
    /// Tells a replay the values of `Program.tellings[extra]`; only programs that are compiled to be told have any.
    case tell

    // Checks; extra: place.
    case checkFinite, checkProbability, checkNonNegative, checkCondition

    // Control. `extra` of an entry is the index of the first instruction after the scope.
    case skipUnless  // a: uniform condition
    case skipUnlessDue  // a: every
    case enterSelected  // a: mask; b: selection; c: 1 if it draws
    case enterPart  // b: selection made by `partition`; c: 1 if it draws
    case leave  // b: selection to return to, −1 for all lanes
    case partition  // a: chosen column; b: first selection; c: number of parts

    // Dynamics.
    case fill  // destination = constant uniform a
    case chooseByUtility, chooseByHazard  // destination: chosen action or −1; extra: index of `Program.choices`
    case record  // occurrence `a` happened to the lanes of the current selection
    case recordPart  // occurrence `a` happened to the lanes of selection `b`

    // Looks.
    case lookLadder  // a: new rung; extra: index of ladder
    case lookOccurs, lookCount, lookMaximum, lookMinimum, lookSum  // destination: accumulator; a: value
    case lookFirst  // destination: accumulator; a: condition
    case lookSeries  // a: value; extra: index of series
    case lookEnd  // destination: end column; a: condition; extra: index of end
    case keepFinal  // a: value of the ending lanes; extra: index of outcome
  }
}
