/// The plays behind the numbers of one outcome.
package struct Explanation: Sendable, Equatable, Codable {
  /// The name of this shape of data; a reader that doesn't know it should stop.
  package let format: String
  /// The scenario's name.
  package let scenario: String
  package let title: String?
  package let seed: UInt64
  /// Changes that hold in all variants, as `name=value`.
  package let settings: [String]
  /// Whose plays are told.
  package let variant: String
  package let question: OutcomeQuestion
  /// How likely the outcome is, among all trajectories that were at hand.
  package let probability: Estimate
  package let plays: [RepresentativePlay]
  package let precedents: Precedents
  /// Nil for a single variant.
  package let partings: Partings?
  /// Of each ladder, for a flow diagram.
  package let flows: [LadderFlow]

  /// The shape that this version writes.
  package static let format = "brink-explanation-2"

  /// Explains an outcome by plays.
  ///
  /// - Parameters:
  ///   - outcomes: of all trajectories that were at hand.
  ///   - cohort: the sample and the cases, played again.
  ///   - level: of the intervals.
  package init(
    scenario: String, title: String?, seed: UInt64, settings: [String], variant: String, outcomes: OutcomeSample,
    cohort: PlayCohort, partings: Partings?, level: Double
  ) {
    let question = cohort.question
    format = Self.format
    (self.scenario, self.title, self.settings, self.seed) = (scenario, title, settings, seed)
    (self.variant, self.question) = (variant, question)
    probability = .probability(
      of: outcomes.values.count { question.holds($0) }, in: outcomes.values.count, level: level)
    plays = RepresentativePlays(cohort, level: level).plays
    precedents = Precedents(cohort, level: level)
    flows = LadderFlow.flows(cohort)
    self.partings = partings
  }
}
