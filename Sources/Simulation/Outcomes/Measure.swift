extension Outcome {
  /// How the looks of a trajectory become one number; all include the look before step 0.
  ///
  /// A measure is its name and its traits. Engine, tallies, storage, schema, JSON and reports read the traits, and know no
  /// measure by name.
  public enum Measure: String, Sendable, Equatable, CaseIterable, Codable {
    /// 1 if the condition held at some look.
    case occurs
    /// Days until the first look at which the condition held; missing if never.
    case first
    /// The number of looks at which the condition held.
    case count
    case maximum
    case minimum
    /// The value at the last look.
    case final
    /// The mean over the looks lived.
    case mean
    /// The sum over the looks lived.
    case sum
    /// 1 if the condition holds at the last look.
    case holds

    /// All that others know of a measure.
    package var traits: MeasureTraits {
      switch self {
      case .occurs: MeasureTraits(.happening, of: .condition, "Whether this condition held at some look.", [.greatest])
      case .first:
        MeasureTraits(
          .firstTime, of: .condition, "Days until the first look at which this condition held.", [.firstTime])
      case .count:
        MeasureTraits(.number, of: .condition, "The number of looks at which this condition held.", [.sum])
      case .maximum: MeasureTraits(.level, of: .number, "The greatest value of this number.", [.greatest])
      case .minimum: MeasureTraits(.level, of: .number, "The smallest value of this number.", [.least])
      case .final: MeasureTraits(.level, of: .number, "The value of this number at the last look.")
      case .mean:
        MeasureTraits(.level, of: .number, "The mean of this number over the looks lived.", [.sum], ending: .perLook)
      case .sum:
        MeasureTraits(.level, of: .number, "The sum of this number over the looks lived, the first included.", [.sum])
      case .holds: MeasureTraits(.happening, of: .condition, "Whether this condition holds at the last look.")
      }
    }
  }
}

/// What a measure is made of.
package struct MeasureTraits: Sendable {
  /// What its formula has to be.
  package let operand: Operand
  /// What a trajectory's number is: how it is tallied, stored and reported.
  package let kind: Kind
  /// For the scenario's schema.
  package let summary: String
  /// What is kept from look to look; nothing where the last look's value alone counts.
  let accumulators: [Accumulator]
  /// How what was kept becomes the trajectory's number.
  let ending: Ending

  fileprivate init(
    _ kind: Kind, of operand: Operand, _ summary: String, _ accumulators: [Accumulator] = [],
    ending: Ending = .asKept
  ) {
    (self.kind, self.operand, self.summary) = (kind, operand, summary)
    (self.accumulators, self.ending) = (accumulators, ending)
  }

  package enum Operand: Sendable {
    case condition
    case number
  }

  /// What a trajectory's number is.
  package enum Kind: Sendable {
    /// 1 if it happened, else 0.
    case happening
    /// When it happened, in days; NaN if it did not.
    case firstTime
    /// A whole number, at most that of the looks.
    case number
    /// Any number.
    case level

    /// Whether the number that stands for the outcome is the share of trajectories to which it happens, else a mean.
    package var isProbability: Bool {
      switch self {
      case .happening, .firstTime: true
      case .number, .level: false
      }
    }

    /// Whether it happened to a trajectory with this number, or its number is above zero.
    package func happened(_ value: Double) -> Bool { self == .firstTime ? !value.isNaN : value > 0 }

    /// Whether a running value has passed a limit; of a time, whether it has come.
    func hasCome(_ running: Double, beyond limit: Double) -> Bool {
      self == .firstTime ? running < .infinity : running > limit
    }
  }

  /// One number of each lane that is carried from look to look.
  struct Accumulator: Hashable {
    let step: Step
    /// Before the first look.
    let start: Double

    enum Step {
      case greatest, least, sum
      /// The time of the first look at which the operand is 1.
      case firstTime
    }

    static let greatest = Accumulator(step: .greatest, start: -.infinity)
    static let least = Accumulator(step: .least, start: .infinity)
    static let sum = Accumulator(step: .sum, start: 0)
    static let firstTime = Accumulator(step: .firstTime, start: .infinity)
  }

  enum Ending {
    case asKept
    /// Divided by the number of looks lived.
    case perLook
  }

  /// Whether it comes at a look, where its running value passes a limit for good: else it is known at the end only.
  package var comesAtALook: Bool {
    switch accumulators.first?.step {
    case .greatest, .firstTime: true
    case .sum: operand == .condition
    case .least, nil: false
    }
  }

  /// Whether what stands still has another number if there are more looks.
  var growsWithLooks: Bool { accumulators.contains(.sum) && ending == .asKept }
}
