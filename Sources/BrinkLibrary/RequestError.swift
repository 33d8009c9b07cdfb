/// Something that was asked of the library and can't be done: which argument it is, what was found, and what would be right.
///
/// Mistakes in a scenario and in settings are `ScenarioErrors`.
public struct RequestError: Error, Equatable, CustomStringConvertible {
  /// What kind of mistake it is.
  public let reason: Reason
  /// The argument that is to be changed, such as `trajectories`.
  public let argument: String
  /// What it was, or what it led to.
  public let found: String
  /// What would be right.
  public let expected: String
  /// What was probably meant; nil where nothing is near.
  public let suggestion: String?

  /// The kinds of mistakes.
  public enum Reason: Sendable, Equatable {
    /// A file that is not there, may not be read, or is too large.
    case unreadableFile
    /// A variant that the scenario has not, or that was not played.
    case unknownVariant
    /// An outcome that the scenario has not.
    case unknownOutcome
    /// The same name twice.
    case repeated
    /// A number outside its range, NaN among them, or a value of a kind that can't stand there.
    case outOfRange
    /// A fork of a trajectory that has ended by then.
    case endedBefore
    /// An action whose own conditions don't hold where it is to be taken.
    case impossibleAction
    /// A difference of two variants that was not tallied.
    case notCompared
    /// Estimates that are withheld, as some trajectories met a number where it can't stand.
    case faults
  }

  init(_ reason: Reason, _ argument: String, found: String, expected: String, suggestion: String? = nil) {
    (self.reason, self.argument, self.found) = (reason, argument, found)
    (self.expected, self.suggestion) = (expected, suggestion)
  }

  /// One line, such as `trajectories: found 0, expected a whole number from 1 to 1099511627776`.
  public var description: String {
    "\(argument): found \(found), expected \(expected)" + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "")
  }
}
