/// What is taken down of each trajectory beside its outcomes.
package struct HistoryPlan: Sendable, Equatable {
  /// Steps that share one bit of an occurrence's record; 1 tells every step apart.
  package let stepsPerBin: Int
  /// The outcome whose coming is timed; nil for none.
  package let milestone: Milestone?
  /// Index of the event whose hazard is added up; nil for none.
  package let event: Int?

  /// The first look at which an outcome's running value is above a limit.
  package struct Milestone: Sendable, Equatable {
    package let outcome: Int
    /// Not read for `first`, which comes when its condition first holds.
    package let limit: Double

    package init(outcome: Int, limit: Double) {
      self.outcome = outcome
      self.limit = limit
    }
  }

  package init(stepsPerBin: Int = 1, milestone: Milestone? = nil, event: Int? = nil) {
    precondition(stepsPerBin > 0, "a bin has steps")
    self.stepsPerBin = stepsPerBin
    self.milestone = milestone
    self.event = event
  }
}
