import MonteCarlo
import Probability

/// The variants by how well they serve an objective, the best first.
package struct ObjectiveRanking: Sendable, Equatable, Codable {
  package let objective: Objective
  package let variants: [RankedVariant]
  /// Random draws from which the probabilities of being best come; nil where they are not known.
  package let draws: Int?

  package struct RankedVariant: Sendable, Equatable, Codable {
    package let variant: String
    /// Probability or mean of the outcome.
    package let value: Double
    /// How much worse it is, on average, than the variant that looks best: the paired difference, and 0 for the best.
    package let regret: Estimate
    /// Probability that its expectation is the best of all, given the Monte Carlo error; nil where not all pairs of
    /// variants were tallied.
    package let bestProbability: Double?
    /// Standard error of that probability, from the number of draws.
    package let bestProbabilityError: Double?
  }
}

extension ComparedVariants {
  /// Nil for an outcome that does not exist, and where faults or missing pairs leave fewer than two variants.
  ///
  package func ranking(
    _ objective: Objective, level: Double = 0.95, includingFaulty: Bool = false
  ) -> ObjectiveRanking? {
    guard let outcome = variants[0].program.outcomes.firstIndex(where: { $0.name == objective.outcome }) else {
      return nil
    }
    let known = variants.indices.filter {
      tallies[$0].soundCount > 0 && (includingFaulty || tallies[$0].faultCount == 0)
    }
    let values = known.map { tallies[$0].value(ofOutcome: outcome) }
    guard known.count > 1,
      let best = known.indices.max(by: { objective.merit(values[$0]) < objective.merit(values[$1]) })
    else { return nil }
    let shares = bestShares(objective, outcome: outcome, among: known)
    var ranked: [ObjectiveRanking.RankedVariant] = []
    for (place, variant) in known.enumerated() {
      let regret = regret(objective, outcome, of: variant, against: known[best], level: level)
      let share = shares?[place]
      ranked.append(
        .init(
          variant: variants[variant].name, value: values[place], regret: regret, bestProbability: share,
          bestProbabilityError: share.map { ($0 * (1 - $0) / Double(BestExpectation.drawCount)).squareRoot() }))
    }
    let order = ranked.indices.sorted {
      (objective.merit(ranked[$1].value), $0) < (objective.merit(ranked[$0].value), $1)
    }
    return ObjectiveRanking(
      objective: objective, variants: order.map { ranked[$0] }, draws: shares.map { _ in BestExpectation.drawCount })
  }

  private func regret(
    _ objective: Objective, _ outcome: Int, of variant: Int, against best: Int, level: Double
  ) -> Estimate {
    guard variant != best else {
      return Estimate(value: 0, Interval(exactly: 0, level: level), count: tallies[best].soundCount)
    }
    let pair = VariantPair(baseline: best, variant: variant)
    guard let difference = pairedDifference(pair, outcome: outcome, level: level), difference.count > 0 else {
      let gap =
        objective.merit(tallies[best].value(ofOutcome: outcome))
        - objective.merit(tallies[variant].value(ofOutcome: outcome))
      return Estimate(value: gap, .unknown(level: level), count: tallies[variant].soundCount)
    }
    let isMinimised = objective.direction == .minimise
    // Of a variant that shares the first place the regret may look negative; it is not.
    return Estimate(
      value: max(0, isMinimised ? difference.value : 0 - difference.value),
      Interval(
        low: max(0, isMinimised ? difference.low : 0 - difference.high),
        high: max(0, isMinimised ? difference.high : 0 - difference.low), level: level),
      count: difference.count, caution: difference.caution)
  }

  /// The probability of each variant that its expectation is best; nil where a pair is missing.
  private func bestShares(_ objective: Objective, outcome: Int, among known: [Int]) -> [Double]? {
    let reference = known[0]
    var (means, errors) = ([0.0], known.map { _ in known.map { _ in 0.0 } })
    for (place, variant) in known.enumerated() {
      for (other, second) in known.enumerated() where other > place {
        guard let tally = pair(VariantPair(baseline: variant, variant: second))?.outcomes[outcome], tally.count > 1
        else { return nil }
        let difference = tally.comparedMoments.difference
        errors[place][other] = difference.variance / Double(difference.count)
        if variant == reference { means.append(objective.merit(difference.mean)) }
      }
    }
    // cov(x − r, y − r) = (var(x − r) + var(y − r) − var(x − y)) / 2
    let others = known.indices.dropFirst()
    let covariance = others.map { x in
      others.map { y in x == y ? errors[0][x] : (errors[0][x] + errors[0][y] - errors[min(x, y)][max(x, y)]) / 2 }
    }
    return BestExpectation(means: means, covariance: covariance).shares
  }
}

extension Tally {
  /// The probability or the mean, over trajectories without a fault.
  func value(ofOutcome index: Int) -> Double {
    let outcome = outcomes[index]
    guard soundCount > 0 else { return .nan }
    return outcome.kind == .firstTime ? Double(outcome.moments.count) / Double(soundCount) : outcome.moments.mean
  }
}
