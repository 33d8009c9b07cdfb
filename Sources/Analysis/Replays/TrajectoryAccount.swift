/// What happened in one trajectory, in words and numbers: a replay with names instead of indices.
///
/// Numbers are exact; who shows them rounds them.
public struct TrajectoryAccount: Sendable, Codable, Equatable {
  /// Index of the trajectory.
  public let trajectory: UInt64
  /// Of all draws.
  public let seed: UInt64
  /// Days that a step takes.
  public let stepLength: Double
  /// Parameters, policies and variables before step 0.
  public let initial: [Reading]
  /// The steps that were played, in order.
  public let steps: [Step]
  /// What the trajectory gave each outcome.
  public let outcomes: [Result]
  /// The end that stopped it; nil if it went on to the horizon, or met a fault.
  public let end: Name?
  /// Where and why it was stopped by a number that can't stand there; nil if it was not.
  public let fault: String?

  /// What something is called in the scenario, and what its author calls it in texts.
  public struct Name: Sendable, Codable, Equatable, Hashable {
    /// As the scenario names it.
    public let name: String
    /// For people; nil where the scenario has none.
    public let title: String?

    package init(_ name: String, title: String? = nil) {
      self.name = name
      self.title = title
    }
  }

  /// What something was before step 0.
  public struct Reading: Sendable, Codable, Equatable {
    /// The parameter, variable, policy or ladder.
    public let name: Name
    /// What it was.
    public let value: Value
  }

  /// The value of a parameter, variable, policy or ladder.
  public struct Value: Sendable, Codable, Equatable {
    /// The number, or the index of the state.
    public let number: Double
    /// What a symbol's state is called; nil for numbers.
    public let state: Name?
  }

  /// The value of one outcome.
  public struct Result: Sendable, Codable, Equatable {
    /// The outcome.
    public let outcome: Name
    /// Nil for a first time that never came, and after a fault.
    public let value: Double?
  }

  /// What happened in one step.
  public struct Step: Sendable, Codable, Equatable {
    /// Index of the step, from 0.
    public let step: Int
    /// Days since the start at which the step begins.
    public let day: Double
    /// ISO 8601; nil without a calendar.
    public let date: String?
    /// Events, branches and decisions, in the order in which they came.
    public let happenings: [Happening]
    /// Events that could have fired in this step and did not.
    public let misses: [Miss]
    /// What moved by as much as is told.
    public let changes: [Change]
    /// The conditions among the outcomes that came true for the first time at the look after the step.
    public let reached: [Name]
  }

  /// An event that could have fired and did not.
  public struct Miss: Sendable, Codable, Equatable {
    /// The event.
    public let event: Name
    /// That it fired in this step.
    public let probability: Double
  }

  /// A move of a quantity since it was last told, or since the start.
  public struct Change: Sendable, Codable, Equatable {
    /// What moved.
    public let name: Name
    /// What kind of thing it is.
    public let kind: Kind
    /// What it was.
    public let from: Value
    /// What it is after the step.
    public let to: Value
    /// How far a number moved, as a part of its range, or of what it was where the range has an open side; nil for symbols.
    public let size: Double?

    /// What kind of thing moved.
    public enum Kind: String, Sendable, Codable { case number, symbol, policy, rung }
  }

  /// An event, a branch, or a decision.
  public struct Happening: Sendable, Codable, Equatable {
    /// What happened.
    public let kind: Kind
    /// The event, `event.branch`, or `Actor.decision`.
    public let name: Name
    /// What the deciding actor is called; nil for events and branches.
    public let actor: String?
    /// Of the event in this step, if chance decided; of the branch or action that was chosen.
    public let probability: Double?
    /// For a decision, what could have been chosen.
    public let options: [Option]
    /// For a decision, the action; nil for none.
    public let chosen: Name?
    /// What made the chosen action likely or unlikely, strongest first.
    public let drivers: [Driver]
    /// The allowed action that was the next most likely; nil if there was no other.
    public let runnerUp: Option?
    /// How its author tells it; nil without a narrative.
    public let narrative: [Phrase]?

    /// What happened: an event, a branch of one, or a decision.
    public enum Kind: String, Sendable, Codable { case event, branch, decision }
  }

  /// An action that could have been chosen.
  public struct Option: Sendable, Codable, Equatable {
    /// The action.
    public let action: Name
    /// Whether its `when` held.
    public let isAllowed: Bool
    /// `utility` or `hazard`.
    public let measure: String
    /// Nil where an action that is not allowed has none.
    public let value: Double?
    /// That it was chosen.
    public let probability: Double
  }

  /// A term of the chosen action's utility, or of the logarithm of its hazard; they add up to it.
  public struct Driver: Sendable, Codable, Equatable {
    /// The term as it was written.
    public let text: String
    /// What it came to.
    public let value: Double
    /// A number that the author wrote down.
    public let isConstant: Bool
  }

  /// A piece of a narrative: text or a number.
  public struct Phrase: Sendable, Codable, Equatable {
    /// Nil for a number.
    public let text: String?
    /// Nil for text, and for a value that is no finite number.
    public let number: Double?
    /// How many decimals the number is shown with; nil for three significant digits.
    public let decimals: Int?

    package static func text(_ text: String) -> Phrase { Phrase(text: text, number: nil, decimals: nil) }

    package static func number(_ number: Double?, decimals: Int?) -> Phrase {
      Phrase(text: nil, number: number, decimals: decimals)
    }
  }
}
