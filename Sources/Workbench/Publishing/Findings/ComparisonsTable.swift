import Analysis

extension FindingTables {
  static let comparisons = FindingTable<(pair: PairedComparison, outcome: OutcomeComparison)>(
    "comparisons",
    [
      .text("baseline", "name of the variant that the other one is compared with") { $0.pair.baseline },
      .text("variant", "name of the other one") { $0.pair.variant },
      .text("outcome", "name of the outcome") { $0.outcome.name },
      .whole(
        "trajectories", unit: "trajectories", "that were compared one by one: those without a fault in either variant"
      ) { $0.outcome.trajectories },
      .number("baseline_value", "probability for occurs and first, else mean, in the outcome's unit") {
        $0.outcome.baseline
      },
      .number("variant_value", "the same of the variant") { $0.outcome.value },
      .number("difference", "variant less baseline") { $0.outcome.difference.value },
      .number("low", "lower end of the difference's interval") { $0.outcome.difference.low },
      .number("high", "upper end of the difference's interval") { $0.outcome.difference.high },
      .number("level", "probability that such intervals cover the truth") { $0.outcome.difference.level },
      .number("ratio", "of probabilities, variant by baseline") { $0.outcome.ratio?.value },
      .number("ratio_low", "lower end of the ratio's interval") { $0.outcome.ratio?.low },
      .number("ratio_high", "upper end; null where it has none") { $0.outcome.ratio?.high },
      .number("to_yes", "share of trajectories to which it happens in the variant only") {
        $0.outcome.flips?.toYes.value
      },
      .number("to_no", "share of trajectories to which it happens in the baseline only") {
        $0.outcome.flips?.toNo.value
      },
      .number("time_difference", unit: "d", "for first: of the mean time until it comes or the run ends") {
        $0.outcome.time?.difference.value
      },
      .number("time_low", unit: "d", "lower end of its interval") { $0.outcome.time?.difference.low },
      .number("time_high", unit: "d", "upper end of its interval") { $0.outcome.time?.difference.high },
      .number("superiority", "probability that the variant's value is greater, and half of that it is equal") {
        $0.outcome.superiority.value
      },
      .number("variance_saved", "part of the variance of the difference that shared draws remove") {
        $0.outcome.varianceSaved
      },
      .number("p_value", "of no difference") { $0.outcome.pValue },
      .number("adjusted_p_value", "for all outcomes and variants together, after Holm") { $0.outcome.adjustedPValue },
      .optionalText(
        "dominance", "first-order stochastic, of counts and first times: variant, baseline, neither or equal"
      ) { $0.outcome.dominance?.relation.word },
      .number("largest_violation", "most that the distribution functions cross it by") {
        $0.outcome.dominance?.largestViolation
      },
      .text("verdict", "higher, lower, no difference or not settled") { $0.outcome.verdict.word },
      .number("margin", "no difference larger than this") { row in
        if case .noDifference(let margin) = row.outcome.verdict { margin } else { nil }
      },
      .optionalWhole(
        "trajectories_needed", unit: "trajectories", "that would settle it, were the difference what it seems"
      ) { row in
        if case .notSettled(let needed) = row.outcome.verdict { needed } else { nil }
      },
    ]
  ) { summary in (summary.comparisons ?? []).flatMap { pair in pair.outcomes.map { (pair, $0) } } }
}

extension Verdict {
  fileprivate var word: String {
    switch self {
    case .higher: "higher"
    case .lower: "lower"
    case .noDifference: "no difference"
    case .notSettled: "not settled"
    }
  }
}

extension Dominance.Relation {
  /// Which of both is larger.
  fileprivate var word: String {
    switch self {
    case .variantLarger: "variant"
    case .variantSmaller: "baseline"
    case .neither: "neither"
    case .equal: "equal"
    }
  }
}
