import Simulation

/// A trajectory that was frozen, where, and why.
package struct FaultSummary: Sendable, Equatable, Codable {
  package let trajectory: UInt64
  /// Nil before step 0.
  package let step: Int?
  /// The path of names to the formula, such as `South.response.drill.utility`.
  package let place: String
  package let line: Int
  package let column: Int
  /// The value that could not stand there, in words: `NaN`, `infinity`, `-infinity` or a number.
  package let value: String

  init(_ fault: Fault) {
    trajectory = fault.trajectory
    step = fault.step
    place = fault.place.name
    line = fault.place.line
    column = fault.place.column
    value =
      switch fault.value {
      case let value where value.isNaN: "NaN"
      case .infinity: "infinity"
      case -.infinity: "-infinity"
      default: "\(fault.value)"
      }
  }
}
