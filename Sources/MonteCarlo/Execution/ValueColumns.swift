import Simulation

/// The outcomes of one block of one variant in columns, for the comparison with other variants' same block.
package struct ValueColumns: Sendable {
  /// One value for each trajectory; what stands where there was a fault means nothing.
  enum Column: Sendable {
    /// The number; for first times the look at which it came, one past the last if it never did.
    case whole([Int32])
    case level([Double])
  }

  let isSound: [Bool]
  var isFaultless: Bool { !isSound.contains(false) }
  let columns: [Column]

  init(isSound: [Bool], columns: [Column]) { (self.isSound, self.columns) = (isSound, columns) }

  init(_ block: BlockObservations, program: Program) {
    let clock = program.clock
    isSound = block.endings.map { $0 != BlockObservations.Ending.fault }
    columns = program.outcomes.indices.map { index in
      let values = block.values(ofOutcome: index)
      switch program.outcomes[index].measure.traits.kind {
      case .happening, .number: return .whole(values.map { $0.isNaN ? 0 : Int32($0) })
      case .firstTime:
        return .whole(
          values.map { $0.isNaN ? Int32(clock.stepCount + 1) : Int32(($0 / clock.stepLength).rounded()) })
      case .level: return .level(values)
      }
    }
  }
}

extension ValueColumns.Column {
  /// The values of the trajectories at which a mask holds.
  func filtered(by mask: [Bool]) -> ValueColumns.Column {
    switch self {
    case .whole(let values): .whole(zip(values, mask).filter(\.1).map(\.0))
    case .level(let values): .level(zip(values, mask).filter(\.1).map(\.0))
    }
  }
}
