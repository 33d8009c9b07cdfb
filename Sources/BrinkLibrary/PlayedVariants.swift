import Analysis
import MonteCarlo
import Simulation
import Studies

/// What the trajectories of some variants came to, which were played on the same draws.
public struct PlayedVariants: Sendable {
  /// Trajectories that were played of each variant.
  public let trajectories: Int
  /// Of all draws: with the same scenario and version it gives the same bits on any number of threads.
  public let seed: UInt64
  /// What is to be said of each variant, in the order asked for, with intervals of 95 %; no estimates of one with faults.
  public let summaries: [EnsembleSummary]

  private let ensembles: [Ensemble]
  private let compared: ComparedVariants
  private let pairs: Set<VariantPair>

  init(_ point: PlayedPoint) {
    trajectories = point.experiment.trajectoryCount
    seed = point.experiment.seed
    ensembles = point.ensembles
    summaries = ensembles.map { EnsembleSummary($0) }
    compared = ComparedVariants(point.experiment, point.standing)
    pairs = Set(point.experiment.comparisons.flatMap { [$0, $0.reversed] })
  }

  /// The variants that were played, in the order asked for.
  public var variants: [String] { summaries.map(\.variant) }

  /// What is to be said of a variant, with intervals of another level, or in spite of faults.
  ///
  /// - Parameters:
  ///   - variant: nil for the first one.
  ///   - level: probability with which each interval covers the truth, between 0 and 1.
  ///   - includingFaulty: give estimates even if there are faults, from the other trajectories.
  /// - Throws: for a variant that was not played, or a level that is none.
  /// - Complexity: O(n log n) in the trajectories whose values are kept, up to 100,000.
  public func summary(
    of variant: String? = nil, level: Double = 0.95, includingFaulty: Bool = false
  ) throws(RequestError) -> EnsembleSummary {
    try Requests.level(level)
    return EnsembleSummary(ensembles[try index(of: variant)], level: level, includingFaulty: includingFaulty)
  }

  /// The number that stands for an outcome: its probability or its mean.
  ///
  /// - Parameters:
  ///   - outcome: as the scenario names it.
  ///   - variant: nil for the first one.
  /// - Throws: for an outcome or a variant that there is not, and for faults.
  public func estimate(of outcome: String, in variant: String? = nil) throws(RequestError) -> Estimate {
    let summary = summaries[try index(of: variant)]
    let place = try place(ofOutcome: outcome)
    guard let estimates = summary.estimates else { throw Self.withheld([summary]) }
    return estimates.outcomes[place].headline
  }

  /// All other variants against one of them, in their order: differences of pairs of trajectories that share their draws.
  ///
  /// - Parameters:
  ///   - baseline: nil for the first one.
  ///   - margins: how small a difference does not matter.
  ///   - level: of the intervals, between 0 and 1; verdicts hold at it for all outcomes and variants together (Holm).
  /// - Throws: for a baseline that was not played, a margin or level that is none, an outcome that there is not, and for
  ///   faults; of more than twelve variants only differences to the first are tallied.
  public func comparisons(
    against baseline: String? = nil, margins: ComparisonMargins = ComparisonMargins(), level: Double = 0.95
  ) throws(RequestError) -> [PairedComparison] {
    let index = try index(of: baseline, "baseline")
    try Requests.level(level)
    if let margin = margins.general { try Requests.size(margin, "margins.general") }
    for (outcome, margin) in margins.byOutcome.sorted(by: { $0.key < $1.key }) {
      _ = try place(ofOutcome: outcome, "margins.byOutcome")
      try Requests.size(margin, "margins.byOutcome[\"\(outcome)\"]")
    }
    guard pairs.isSuperset(of: VariantPair.all(of: variants.count, against: index)) else {
      throw RequestError(
        .notCompared, "baseline", found: "\"\(variants[index])\" among \(variants.count) variants",
        expected: "the first, \"\(variants[0])\", where there are more than \(VariantPair.allPairsLimit)")
    }
    guard summaries.allSatisfy({ $0.faults == 0 }) else { throw Self.withheld(summaries) }
    return compared.comparisons(against: index, margins: margins, level: level)
  }

  /// One outcome of a variant against that of a baseline.
  ///
  /// - Parameters:
  ///   - outcome: as the scenario names it.
  ///   - variant: what is compared.
  ///   - baseline: what it is compared with; nil for the first one.
  /// - Throws: as `comparisons(against:margins:level:)`, and for a variant that was not played, or is the baseline.
  public func difference(
    in outcome: String, of variant: String, against baseline: String? = nil
  ) throws(RequestError) -> OutcomeComparison {
    let (place, first, other) = (
      try place(ofOutcome: outcome), try index(of: baseline, "baseline"), try index(of: variant)
    )
    guard other != first else {
      throw RequestError(.notCompared, "variant", found: "the baseline itself", expected: "another variant")
    }
    let comparisons = try comparisons(against: baseline)
    return comparisons[other < first ? other : other - 1].outcomes[place]
  }

  private func index(of variant: String?, _ argument: String = "variant") throws(RequestError) -> Int {
    guard let variant else { return 0 }
    return try Requests.index(of: variant, among: variants, .unknownVariant, argument)
  }

  private func place(ofOutcome outcome: String, _ argument: String = "outcome") throws(RequestError) -> Int {
    let names = ensembles[0].variant.program.outcomes.map(\.name)
    return try Requests.index(of: outcome, among: names, .unknownOutcome, argument)
  }

  private static func withheld(_ summaries: [EnsembleSummary]) -> RequestError {
    let count = summaries.reduce(0) { $0 + $1.faults }
    let first = summaries.lazy.compactMap(\.firstFaults.first).first
    let place = first.map { ", the first with \($0.value) at \($0.place) in trajectory \($0.trajectory)" } ?? ""
    return RequestError(
      .faults, "scenario", found: "\(count) trajectories with faults" + place,
      expected: "none; summary(of:includingFaulty:) gives estimates from the others")
  }
}
