import Simulation

/// A trajectory that was frozen, where, and why.
public struct FaultSummary: Sendable, Equatable, Codable {
  /// Index of the trajectory, for a replay.
  public let trajectory: UInt64
  /// Nil before step 0.
  public let step: Int?
  /// The path of names to the formula, such as `South.response.drill.utility`.
  public let place: String
  /// Line of the expression in the scenario file, from 1.
  public let line: Int
  /// Column in the line, from 1.
  public let column: Int
  /// The value that could not stand there, in words: `NaN`, `infinity`, `-infinity` or a number.
  public let value: String
  /// Why a draw gave no number, such as `gamma: shape must be positive, found -1`; nil where no draw is the reason.
  public let reason: String?

  init(_ fault: Fault) {
    trajectory = fault.trajectory
    step = fault.step
    place = fault.place.name
    line = fault.place.line
    column = fault.place.column
    reason = fault.reason
    value =
      switch fault.value {
      case let value where value.isNaN: "NaN"
      case .infinity: "infinity"
      case -.infinity: "-infinity"
      default: "\(fault.value)"
      }
  }
}
