import Probability

/// A compiled model: flat lists of instructions and the tables that they refer to.
///
/// Immutable and shared by all threads. Sections run in this order: `setup` once for a batch; `perStep` and `step` for
/// each step; `look` before step 0 and after each step; `finish` for the lanes that end.
public struct Program: Sendable {
  package let clock: Clock
  package let slots: [Slot]
  package let definitions: [Definition]
  package let occurrences: [Occurrence]
  package let ladders: [Ladder]
  package let ends: [End]
  package let outcomes: [Outcome]
  /// For each outcome, whether it may differ between trajectories; if not, it has been shown that it can't.
  package let outcomesVary: [Bool]
  /// For each outcome that is measured by level, what it can be, but for rounding; infinite where that is not known.
  package let outcomeRanges: [ClosedRange<Double>]
  package let series: [Series]
  package let decisions: [Decision]
  package let events: [Event]

  /// Columns that live from step to step come first, then the registers of a step.
  let persistentColumnCount: Int
  let columnCount: Int
  /// Initial values of the uniforms; the first `ClockUniform.count` follow the clock.
  let uniforms: [Double]

  let setup: [Instruction]
  let perStep: [Instruction]
  let step: [Instruction]
  let look: [Instruction]
  let finish: [Instruction]

  let linearForms: [LinearForm]
  let terms: [LinearTerm]
  let tables: [[Double]]
  let operandLists: [[Int32]]
  let samples: [Sample]
  /// The laws of draws that can be NaN, by the number that their NaN carries.
  let markedLaws: [Distribution]
  let races: [Race]
  let choices: [Choice]
  let clamps: [Clamp]
  let places: [Place]
  let tellings: [Telling]
  let histories: [History]
  let windows: [Window]
  let starts: [StartCopy]
  let accumulators: [Int32]
  /// Those of means that are summed in units of `Clock.meanScale`.
  let scaledMeans: Set<Int32>
  /// Column of the end that a lane has met, −1 while it lives.
  let endColumn: Int32
  let ladderColumns: [LadderColumns]
  /// Columns of bits, 64 steps each, behind the counting windows.
  let bitColumnCount: Int
  let selectionCount: Int
  let partitionBufferCount: Int
  let selectionDepth: Int
  /// For each selection, the list buffer it lives in.
  let selectionBuffers: [Int32]

  /// The most actions of a decision or alternatives of a race.
  var largestChoice: Int { max(choices.map(\.values.count).max() ?? 0, races.map(\.weights.count).max() ?? 0) }
  /// The most parts of a partition.
  var largestPartition: Int { max(decisions.map(\.actions.count).max() ?? 0, events.map(\.branches.count).max() ?? 0) }

  struct LinearTerm {
    var coefficient: Double
    var register: Int32
  }

  /// bias + Σ coefficient · register, accumulated left to right with fused multiply-adds.
  struct LinearForm {
    var bias: Double
    var firstTerm: Int32
    var termCount: Int32
  }

  /// One draw that is not a plain normal, uniform or Bernoulli.
  struct Sample {
    var distribution: Distribution
    var site: UInt32
    /// The uniform that an inverse takes, the value whose bad lanes are noted, or −1.
    var uniform: Int32
    /// None for a table whose values are all numbers.
    var arguments: [Int32]
    var method: Method
    /// Number of the law among `markedLaws`; nil if the draw is always a number.
    var mark: Int?

    /// Where the values come from.
    enum Method: Hashable {
      /// The law's inverse distribution function of one uniform.
      case quantile
      /// A table of it, for constant arguments.
      case table(InverseTable)
      /// The law's own way with a stream of uniforms.
      case samples
      /// Arithmetic on a uniform, which stands in its place; here its bad lanes are noted.
      case noted

      var isTable: Bool {
        if case .table = self { true } else { false }
      }
    }
  }

  struct Race {
    var uniforms: [Int32]
    var weights: [Int32]
    var place: Int32
  }

  struct Choice {
    var decision: Int
    var uniform: Int32
    /// Rationality, for a choice by utility.
    var rationality: Int32
    /// −1 for an action that is always allowed.
    var guards: [Int32]
    var values: [Int32]
    var valuePlaces: [Int32]
    var rationalityPlace: Int32
    /// False if the compiler has shown that no value can be at fault.
    var needsCheck: Bool
  }

  struct Clamp {
    var range: ClosedRange<Double>
    /// First of the slots that may be written; a write to a member has its number in the instruction's `b`.
    var slots: [Int]
  }

  /// The columns that answer questions about one occurrence; −1 where nobody asks.
  struct History {
    var occurrence: Int
    var last: Int32
    var total: Int32
    var windows: Range<Int>
  }

  /// The running count of one occurrence over the last `length` steps.
  struct Window {
    var occurrence: Int
    var length: Int
    var count: Int32
    /// First of the columns of bits, one bit a step; −1 if the window is longer than a trajectory.
    var firstWord: Int
    var wordCount: Int
    /// How many dates of the past leave the window as each step begins.
    var pastLeaving: [Int: Int]
    var pastInside: Int
  }

  /// Values that a replay tells about an occurrence or a decision.
  struct Telling {
    var subject: Subject
    var registers: [Int32]

    enum Subject {
      /// The holes of the narrative of an action, event or branch.
      case occurrence(Int)
      /// The drivers of all actions of a decision, one action's after the other's.
      case decision(Int)
    }
  }

  struct StartCopy {
    var source: Int32
    var destination: Int32
  }

  /// Per-trajectory ladder statistics.
  struct LadderColumns {
    var rung: Int32
    var peak: Int32
    /// First of as many columns as the ladder has rungs: looks on each rung.
    var firstTime: Int32
  }
}

/// Uniform registers that the engine sets from the clock.
enum ClockUniform {
  static let step: Int32 = 0
  static let day: Int32 = 1
  static let year: Int32 = 2
  static let month: Int32 = 3
  /// Days since the start at the present look.
  static let elapsed: Int32 = 4
  static let count = 5
}
