/// What happened in one trajectory, in words and numbers: a replay with names instead of indices.
///
/// Numbers are exact; who shows them rounds them.
package struct TrajectoryAccount: Sendable, Codable, Equatable {
  package let trajectory: UInt64
  package let seed: UInt64
  /// Days that a step takes.
  package let stepLength: Double
  package let initial: [Reading]
  package let steps: [Step]
  package let outcomes: [Result]
  /// The end that stopped it; nil if it went on to the horizon, or met a fault.
  package let end: Name?
  package let fault: String?

  /// What something is called in the scenario, and what its author calls it in texts.
  package struct Name: Sendable, Codable, Equatable, Hashable {
    package let name: String
    package let title: String?

    package init(_ name: String, title: String? = nil) {
      self.name = name
      self.title = title
    }
  }

  package struct Reading: Sendable, Codable, Equatable {
    package let name: Name
    package let value: Value
  }

  /// The value of a parameter, variable, policy or ladder.
  package struct Value: Sendable, Codable, Equatable {
    /// The number, or the index of the state.
    package let number: Double
    /// What a symbol's state is called; nil for numbers.
    package let state: Name?
  }

  package struct Result: Sendable, Codable, Equatable {
    package let outcome: Name
    /// Nil for a first time that never came, and after a fault.
    package let value: Double?
  }

  package struct Step: Sendable, Codable, Equatable {
    package let step: Int
    /// Days since the start at which the step begins.
    package let day: Double
    /// ISO 8601; nil without a calendar.
    package let date: String?
    package let happenings: [Happening]
    /// Events that could have fired in this step and did not.
    package let misses: [Miss]
    package let changes: [Change]
    /// The outcomes of a condition at some look (`occurs`, `first`) that came true for the first time at the look after the step.
    package let reached: [Name]
  }

  /// An event that could have fired and did not.
  package struct Miss: Sendable, Codable, Equatable {
    package let event: Name
    package let probability: Double
  }

  /// A move of a quantity since it was last told, or since the start.
  package struct Change: Sendable, Codable, Equatable {
    package let name: Name
    package let kind: Kind
    package let from: Value
    package let to: Value
    /// How far a number moved, as a part of its range, or of what it was where the range has an open side; nil for symbols.
    package let size: Double?

    package enum Kind: String, Sendable, Codable { case number, symbol, policy, rung }
  }

  /// An event, a branch, or a decision.
  package struct Happening: Sendable, Codable, Equatable {
    package let kind: Kind
    /// The event, `event.branch`, or `Actor.decision`.
    package let name: Name
    /// What the deciding actor is called; nil for events and branches.
    package let actor: String?
    /// Of the event in this step, if chance decided; of the branch or action that was chosen.
    package let probability: Double?
    /// For a decision, what could have been chosen.
    package let options: [Option]
    /// For a decision, the action; nil for none.
    package let chosen: Name?
    /// What made the chosen action likely or unlikely, strongest first.
    package let drivers: [Driver]
    /// The allowed action that was the next most likely; nil if there was no other.
    package let runnerUp: Option?
    /// How its author tells it; nil without a narrative.
    package let narrative: [Phrase]?

    package enum Kind: String, Sendable, Codable { case event, branch, decision }
  }

  package struct Option: Sendable, Codable, Equatable {
    package let action: Name
    package let isAllowed: Bool
    /// `utility` or `hazard`.
    package let measure: String
    /// Nil where an action that is not allowed has none.
    package let value: Double?
    package let probability: Double
  }

  /// A term of the chosen action's utility, or of the logarithm of its hazard; they add up to it.
  package struct Driver: Sendable, Codable, Equatable {
    package let text: String
    package let value: Double
    /// A number that the author wrote down.
    package let isConstant: Bool
  }

  /// A piece of a narrative: text or a number.
  package struct Phrase: Sendable, Codable, Equatable {
    /// Nil for a number.
    package let text: String?
    /// Nil for text, and for a value that is no finite number.
    package let number: Double?
    /// How many decimals the number is shown with; nil for three significant digits.
    package let decimals: Int?

    package static func text(_ text: String) -> Phrase { Phrase(text: text, number: nil, decimals: nil) }

    package static func number(_ number: Double?, decimals: Int?) -> Phrase {
      Phrase(text: nil, number: number, decimals: decimals)
    }
  }
}
