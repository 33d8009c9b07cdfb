import MonteCarlo
import Simulation

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
  package static let format = "brink-explanation-1"

  /// What is explained.
  package struct Request {
    package var scenario: String
    package var title: String?
    package var settings: [String] = []
    package var seed: UInt64
    package var threadCount: Int
    package var question: OutcomeQuestion
    package var variant: Partings.Variant
    /// The variant that is compared with it.
    package var other: Partings.Variant?

    package init(
      scenario: String, title: String?, seed: UInt64, threadCount: Int, question: OutcomeQuestion,
      variant: Partings.Variant
    ) {
      (self.scenario, self.title, self.seed, self.threadCount) = (scenario, title, seed, threadCount)
      (self.question, self.variant) = (question, variant)
    }
  }

  /// Plays again what it takes.
  ///
  /// - Parameter flag: ends the playing soon once it is raised; the result is then to be thrown away.
  /// - Complexity: some seven thousand trajectories, and twice the flips.
  package init(_ request: Request, level: Double = 0.95, until flag: StopFlag = StopFlag()) {
    let (question, variant) = (request.question, request.variant)
    let cohort = PlayCohort(
      question, among: variant.outcomes, of: variant.program, seed: request.seed, threadCount: request.threadCount,
      until: flag)
    format = Self.format
    (scenario, title, settings, seed) = (request.scenario, request.title, request.settings, request.seed)
    self.variant = variant.name
    self.question = question
    probability = .probability(
      of: variant.outcomes.values.count { question.holds($0) }, in: variant.outcomes.values.count, level: level)
    plays = RepresentativePlays(cohort, level: level).plays
    precedents = Precedents(cohort, level: level)
    flows = LadderFlow.flows(cohort)
    partings = request.other.map {
      Partings(
        question, variant, $0, seed: request.seed, threadCount: request.threadCount, level: level, until: flag)
    }
  }
}
