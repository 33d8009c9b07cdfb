import Analysis

/// How much there is to tell of each thing that happened in a play, in bits: what happens seldom says more.
struct NarrativeWeights {
  private let stepCount: Double
  private let counts: [String: Int]
  private let rungCounts: [String: Int]
  /// The highest rung of each ladder in the play.
  private let peaks: [String: Double]
  /// What has no narrative is left to the full account where others have one.
  private let hasNarratives: Bool

  init(_ account: TrajectoryAccount) {
    stepCount = Double(max(1, account.steps.count))
    let happenings = account.steps.lazy.flatMap(\.happenings)
    counts = Dictionary(happenings.map { (Self.key($0), 1) }, uniquingKeysWith: +)
    let rungs = account.steps.lazy.flatMap(\.changes).filter { $0.kind == .rung }
    rungCounts = Dictionary(rungs.map { (Self.key($0), 1) }, uniquingKeysWith: +)
    peaks = Dictionary(rungs.map { ($0.name.name, $0.to.number) }, uniquingKeysWith: max)
    hasNarratives = account.steps.contains { $0.happenings.contains { $0.narrative != nil } }
  }

  private static func key(_ happening: TrajectoryAccount.Happening) -> String {
    "\(happening.name.name)/\(happening.chosen?.name ?? "")"
  }

  private static func key(_ change: TrajectoryAccount.Change) -> String {
    "\(change.name.name)/\(change.to.number)"
  }

  /// The weight of a happening; nil if it is not told.
  func weight(_ happening: TrajectoryAccount.Happening) -> Double? {
    if happening.narrative == nil {
      guard !hasNarratives else { return nil }
      if happening.kind == .decision, happening.chosen == nil || (happening.probability ?? 1) >= 0.5 { return nil }
    }
    let rarity = bits(stepCount / Double(counts[Self.key(happening)] ?? 1))
    // The share of a branch or of a choice by utility says how surprising it was; a chance per step is small for all.
    let isShare = happening.kind == .branch || happening.options.first?.measure == "utility"
    return rarity + (isShare ? min(4, bits(1 / max(happening.probability ?? 1, 1e-6))) : 0)
  }

  /// What happens more than once in a dozen steps is no news on a day that is told for another reason.
  func isRoutine(_ happening: TrajectoryAccount.Happening) -> Bool {
    Double(counts[Self.key(happening)] ?? 1) > stepCount / 12 + 1
  }

  /// The weight of a rung change; nil unless it goes higher than before in the play, or comes down from the highest.
  func weight(rung change: TrajectoryAccount.Change, highest: Double) -> Double? {
    let isPeak = change.to.number > highest
    let leavesPeak = change.from.number == peaks[change.name.name] && (rungCounts[Self.key(change)] ?? 0) <= 2
    guard isPeak || leavesPeak else { return nil }
    let rarity = bits(stepCount / Double(rungCounts[Self.key(change)] ?? 1))
    return change.to.number == peaks[change.name.name] ? rarity + 3 : rarity - 2
  }

  func weight(_ miss: TrajectoryAccount.Miss) -> Double? {
    guard counts["\(miss.event.name)/"] == nil else { return nil }
    return 8 - bits(1 / max(miss.probability, 1e-6))
  }

  /// The whole and fractional part of a binary logarithm, the fraction by linear interpolation: weights need no more.
  private func bits(_ ratio: Double) -> Double {
    guard ratio > 0, ratio.isFinite else { return 0 }
    return Double(ratio.exponent) + (ratio.significand - 1)
  }
}
