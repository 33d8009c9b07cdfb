import Probability

/// A compiled model: flat lists of instructions and the tables that they refer to.
///
/// Immutable and shared by all threads. Sections run in this order: `setup` once for a batch; `perStep` and `step` for
/// each step; `look` before step 0 and after each step; `finish` for the lanes that end.
package struct Program: Sendable {
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
  /// Initial values of the uniforms; the first follow the clock (`ClockUniform`).
  let uniforms: [Double]

  let setup: [Instruction]
  let perStep: [Instruction]
  let step: [Instruction]
  let look: [Instruction]
  let finish: [Instruction]

  let linearForms: [LinearForm]
  let terms: [LinearTerm]
  let tables: [[Double]]
  let columnLists: [[Register]]
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
  /// For each outcome, a column for each accumulator of its measure.
  let accumulators: [[Register]]
  /// Those of means that are summed in units of `Clock.meanScale`.
  let scaledMeans: Set<Register>
  /// Column of the end that a lane has met, `LaneChoice.none` while it lives.
  let endColumn: Register
  let ladderColumns: [LadderColumns]
  /// Columns of bits, 64 steps each, behind the counting windows.
  let bitColumnCount: Int
  let selections: [Selection]
  let partitionCount: Int
  /// How many selections enclose the innermost scope, at least 1.
  let selectionDepth: Int

  /// The most parts of a partition.
  var largestPartition: Int { max(decisions.map(\.actions.count).max() ?? 0, events.map(\.branches.count).max() ?? 0) }

  struct LinearTerm {
    var coefficient: Double
    var register: Register
  }

  /// bias + Σ coefficient · register, accumulated left to right with fused multiply-adds.
  struct LinearForm {
    var bias: Double
    var terms: Range<Int>
  }

  /// One draw that is not a plain normal, uniform or Bernoulli.
  struct Sample {
    var distribution: Distribution
    var method: Method
    /// None for a table whose values are all numbers.
    var arguments: [Register]
    /// Number of the law among `markedLaws`; nil if the draw is always a number.
    var mark: Int?

    /// Where the values come from.
    enum Method {
      /// The law's inverse distribution function of a uniform.
      case quantile(of: Register)
      /// A table of it, for constant arguments.
      case table(InverseTable, of: Register)
      /// The law's own way with the stream of uniforms of a site.
      case stream(site: UInt32)
      /// Arithmetic on a uniform has made them; here bad lanes are noted.
      case noted(Register)
    }
  }

  struct Race {
    var alternatives: [Alternative]

    struct Alternative {
      var uniform: Register
      var weight: Register
    }
  }

  struct Choice {
    var decision: Int
    var uniform: Register
    var rule: Rule
    var actions: [Action]
    /// False if the compiler has shown that no value can be at fault.
    var needsCheck: Bool

    enum Rule {
      case utility(rationality: Register, place: TableIndex<Place>)
      case hazard
    }

    struct Action {
      /// None for an action that is always allowed.
      var permission: Register?
      var value: Register
      var place: TableIndex<Place>
    }
  }

  struct Clamp {
    var range: ClosedRange<Double>
    /// The slots that may be written.
    var slots: [Int]
  }

  /// Where a selection keeps its lanes.
  enum Selection: Hashable {
    /// In the list of its depth, from 0, which it shares with all others that are as deep.
    case nested(depth: Int)
    /// In a list of its own among those of a partition.
    case part(ofPartition: Int)
  }

  /// The columns that answer questions about one occurrence, where there are any.
  struct History {
    var last: Register?
    var total: Register?
    var windows: Range<Int> = 0..<0
  }

  /// The running count of one occurrence over the last `length` steps.
  struct Window {
    var occurrence: Int
    var length: Int
    var count: Register
    /// None if the window is longer than a trajectory.
    var ring: Ring?
    /// How many dates of the past leave the window as each step begins.
    var pastLeaving: [Int: Int]
    var pastInside: Int

    /// Columns of bits, one bit a step.
    struct Ring: Hashable {
      var firstWord: Int
      var wordCount: Int
    }
  }

  /// Values that a replay tells about an occurrence or a decision.
  struct Telling {
    var subject: Subject
    var registers: [Register]

    enum Subject {
      /// The holes of the narrative of an action, event or branch.
      case occurrence(Int)
      /// The drivers of all actions of a decision, one action's after the other's.
      case decision(Int)
    }
  }

  struct StartCopy {
    var source: Register
    var destination: Register
  }

  /// Per-trajectory ladder statistics.
  struct LadderColumns {
    var rung: Register
    var peak: Register
    /// First of as many columns as the ladder has rungs: looks on each rung.
    var firstTime: Register
  }
}
