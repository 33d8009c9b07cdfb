import Simulation

/// All numbers of a run that depend on nothing but scenario, variants, seed and number of trajectories.
package struct RunSummary: Sendable, Equatable, Codable {
  /// The name of this shape of data; a reader that doesn't know it should stop.
  package let format: String
  /// The scenario's name.
  package let scenario: String
  package let title: String?
  package let clock: ClockSummary
  /// Changes that hold in all variants, as `name=value`.
  package let settings: [String]
  package let seed: UInt64
  /// Trajectories of each variant that were asked for.
  package let trajectories: Int
  /// False for a run that was stopped; its numbers rest on what was done by then.
  package let isComplete: Bool
  /// `base` first.
  package let variants: [EnsembleSummary]
  /// Each other variant against one of them; nil for a run of a single variant.
  package let comparisons: [PairedComparison]?
  /// One for each objective that was named; nil without.
  package let rankings: [ObjectiveRanking]?
  /// Of several objectives together; nil for fewer than two.
  package let pareto: ParetoTable?
  /// Of the first variant, for each outcome that varies; nil for runs too short for it.
  package let parameterShares: [ParameterShare]?
  /// Of futures of one past; nil for whole trajectories.
  package var fork: ForkSummary?

  /// The shape that this version writes.
  package static let format = "brink-summary-2"

  package init(
    scenario: String, title: String?, clock: Clock, settings: [String] = [], seed: UInt64, trajectories: Int,
    variants: [EnsembleSummary], comparisons: [PairedComparison] = [], rankings: [ObjectiveRanking] = [],
    pareto: ParetoTable? = nil, parameterShares: [ParameterShare] = []
  ) {
    format = Self.format
    self.scenario = scenario
    self.title = title
    self.clock = ClockSummary(clock)
    self.settings = settings
    self.seed = seed
    self.trajectories = trajectories
    isComplete = variants.allSatisfy { $0.trajectories == trajectories }
    self.variants = variants
    self.comparisons = comparisons.isEmpty ? nil : comparisons
    self.rankings = rankings.isEmpty ? nil : rankings
    self.pareto = pareto
    self.parameterShares = parameterShares.isEmpty ? nil : parameterShares
  }

  package var faultCount: Int { variants.reduce(0) { $0 + $1.faults } }
}

/// The time axis of a run.
package struct ClockSummary: Sendable, Equatable, Codable {
  /// ISO 8601; nil for a scenario without a calendar.
  package let start: String?
  /// In days.
  package let stepLength: Double
  package let steps: Int

  init(_ clock: Clock) {
    start = clock.start?.description
    stepLength = clock.stepLength
    steps = clock.stepCount
  }
}

extension ClockSummary {
  /// The date on which a moment falls, in days from the start; nil without a calendar.
  package func date(onDay day: Double) -> (year: Int, month: Int, day: Int)? {
    guard day.isFinite, abs(day) < 1e7, let first = start.flatMap({ CalendarDate(iso: $0) }) else { return nil }
    return first.advanced(byDays: Int(day.rounded(.down))).components
  }
}
