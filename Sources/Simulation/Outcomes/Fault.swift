/// A trajectory that met a NaN, an infinity, or a number where it can't stand, and was frozen there.
package struct Fault: Sendable, Equatable {
  package let trajectory: UInt64
  /// The step in which it happened; nil for the setup before step 0.
  package let step: Int?
  package let place: Place
  package let value: Double
  /// Why a draw gave no number, for a person; nil where no draw is the reason, or it is not known.
  package let reason: String?

  package init(trajectory: UInt64, step: Int?, place: Place, value: Double, reason: String? = nil) {
    self.trajectory = trajectory
    self.step = step
    self.place = place
    self.value = value
    self.reason = reason
  }
}
