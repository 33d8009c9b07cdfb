/// The scenario's time axis: equal steps from a start, with or without a calendar.
package struct Clock: Sendable, Equatable {
  /// Length of a step, in days.
  package let stepLength: Double
  /// Number of steps that are played.
  package let stepCount: Int
  /// The first step's day; nil for a scenario without a calendar.
  package let start: CalendarDate?

  /// The most steps a trajectory may have: an address keeps 24 bits for the step, and 0 is the setup's.
  package static let maximumStepCount = (1 << 24) - 2

  package init(stepLength: Double, stepCount: Int, start: CalendarDate?) {
    precondition(stepLength > 0 && stepLength.isFinite, "step length is in days and must be positive")
    precondition((1...Self.maximumStepCount).contains(stepCount), "a trajectory has 1 to 2^24 - 2 steps")
    self.stepLength = stepLength
    self.stepCount = stepCount
    self.start = start
  }

  /// One over a power of two that is not less than the number of looks: a sum of as many numbers in that unit can't pass
  /// the largest double, and no bit of a number above 2⁻⁹⁹⁷ is lost.
  var meanScale: Double { Double(sign: .plus, exponent: stepCount.leadingZeroBitCount - Int.bitWidth, significand: 1) }

  /// Days from the start to the beginning of a step.
  package func day(ofStep step: Int) -> Double { Double(step) * stepLength }

  /// Steps in a day, a little more than 1 / dt: the last step that begins on a day or before it is ⌊days · stepsPerDay⌋.
  ///
  /// Neither 0.1 nor 2.4 is a double, and 24 steps of the one are past the other. A day that a sum or a product rounded
  /// by up to 2⁻⁴⁹ of itself still means the step that begins on it; with fewer than 2²⁴ steps that is at most 2⁻²⁴ of a step.
  package var stepsPerDay: Double { (1 + 0x1p-48) / stepLength }

  /// The calendar day on which a step begins.
  package func date(ofStep step: Int) -> CalendarDate? {
    start?.advanced(byDays: Int((day(ofStep: step) * (1 + 0x1p-48)).rounded(.down)))
  }

  /// The step that contains a time in days since the start; negative before the start, nil where it is beyond all clocks.
  package func step(containing days: Double) -> Int? {
    let steps = days * stepsPerDay
    guard abs(steps) < 0x1p53 else { return nil }
    // The margin leads towards the later step on both sides of the start.
    return Int((days < 0 ? days / stepLength * (1 - 0x1p-48) : steps).rounded(.down))
  }

  /// The step that contains the given day's midnight; negative before the start.
  package func step(containing date: CalendarDate) -> Int? {
    start.flatMap { step(containing: Double(date.daysSinceEpoch - $0.daysSinceEpoch)) }
  }

  /// Time of a look, in days: 0 for the look before step 0, (step + 1)·dt after a step.
  package func elapsed(atLook look: Int) -> Double { Double(look) * stepLength }
}
