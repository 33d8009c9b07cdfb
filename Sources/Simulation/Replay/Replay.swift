/// One trajectory played again, with everything that happened and how likely it was.
package struct Replay: Sendable, Equatable {
  package let trajectory: UInt64
  package let seed: UInt64
  /// The state before step 0, slot by slot.
  package let initial: [Reading]
  package let steps: [Step]
  /// The outcomes, in the model's order; NaN for a `first` that never came, and all NaN after a fault.
  package let outcomes: [Double]
  /// The end that stopped it; nil if it reached the horizon or a fault.
  package let end: String?
  package let fault: Fault?

  /// The value of a slot.
  package struct Reading: Sendable, Equatable {
    package let slot: Int
    package let value: Double
  }

  /// What happened in one step, in the order in which it happened.
  package struct Step: Sendable, Equatable {
    package let step: Int
    package internal(set) var happenings: [Happening] = []
    /// Slots that are another value after the step than before it; ladders' rungs are among them.
    package internal(set) var changes: [Change] = []
    /// Events that could have fired and did not, with their probability, in the order in which they could have.
    package internal(set) var misses: [Miss] = []
    /// The conditions among the outcomes that came true for the first time at the look after the step.
    package internal(set) var reached: [Int] = []
    /// By occurrence, the values in the holes of its narrative; empty unless the program was compiled to be told.
    package internal(set) var narratives: [Int: [Double]] = [:]
    /// By decision, the values of the drivers of each of its actions; empty unless the program was compiled to be told.
    package internal(set) var drivers: [Int: [[Double]]] = [:]
  }

  package struct Miss: Sendable, Equatable {
    package let event: Int
    package let probability: Double
  }

  package struct Change: Sendable, Equatable {
    package let slot: Int
    package let from: Double
    package let to: Double
  }

  package enum Happening: Sendable, Equatable {
    /// An event fired; its probability in this step, if chance decided.
    case event(Int, probability: Double?)
    /// A branch of an event was chosen, with its share of the weights.
    case branch(event: Int, branch: Int, probability: Double)
    /// A decision was due: its options, and the index of the chosen one, nil for none.
    case decision(Int, options: [Option], chosen: Int?)
  }

  package struct Option: Sendable, Equatable {
    package let isAllowed: Bool
    /// The utility or the hazard per day, as the decision's rule says.
    package let value: Double
    package let probability: Double
  }
}
