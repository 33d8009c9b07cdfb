/// How far a batch has played: before step 0, or within a step.
struct Moment: Equatable {
  /// The look that comes next or has just been: 0 before step 0, else one more than the step.
  private(set) var look = 0
  /// The generation of the draws, which a fork changes.
  var generation: UInt16 = 0

  var step: Int { max(0, look - 1) }
  var isBeforeSteps: Bool { look == 0 }
  /// The step part of the addresses of draws.
  var drawStep: UInt32 { UInt32(truncatingIfNeeded: look) }

  mutating func move(toStep step: Int) { look = step + 1 }
}
