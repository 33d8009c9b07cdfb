/// One outcome of many trajectories of one variant, those with a fault left out.
package struct OutcomeSample: Sendable, Equatable {
  /// Ascending.
  package let trajectories: [UInt64]
  /// NaN for a `first` that never came.
  package let values: [Double]

  package init(trajectories: [UInt64], values: [Double]) {
    precondition(trajectories.count == values.count, "each trajectory has its value")
    self.trajectories = trajectories
    self.values = values
  }
}
