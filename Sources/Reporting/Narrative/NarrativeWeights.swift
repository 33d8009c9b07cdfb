import Analysis
import Probability

/// How much there is to tell of each thing that happened in a play, in bits: what happens seldom says more.
struct NarrativeWeights {
  private let stepCount: Double
  private let counts: [String: Int]
  private let rungCounts: [String: Int]
  /// The highest rung of each ladder in the play.
  private let peaks: [String: Double]
  /// A play with so little to tell has no routine.
  private let hasRoomForAll: Bool
  private let initialRungs: [String: Double]
  /// What has no narrative is left to the full account where others have one.
  private let hasNarratives: Bool

  /// The least probability of an event that never happened in the play, for it to belong into a chronicle.
  private static let nearMiss = 0.25

  init(_ account: TrajectoryAccount) {
    stepCount = Double(max(1, account.steps.count))
    let happenings = account.steps.lazy.flatMap(\.happenings)
    counts = Dictionary(happenings.map { (Self.key($0), 1) }, uniquingKeysWith: +)
    let rungs = account.steps.lazy.flatMap(\.changes).filter { $0.kind == .rung }
    rungCounts = Dictionary(rungs.map { (Self.key($0.name, $0.to), 1) }, uniquingKeysWith: +)
    initialRungs = Dictionary(
      account.initial.map { ($0.name.name, $0.value.number) }, uniquingKeysWith: { first, _ in first })
    peaks = Dictionary(rungs.map { ($0.name.name, $0.to.number) }, uniquingKeysWith: max)
    hasRoomForAll = happenings.count { $0.narrative != nil } <= PlayNarrative.usualLength * 3 / 2
    hasNarratives = account.steps.contains { $0.happenings.contains { $0.narrative != nil } }
  }

  private static func key(_ happening: TrajectoryAccount.Happening) -> String {
    "\(happening.name.name)/\(happening.chosen?.name ?? "")"
  }

  private static func key(_ ladder: TrajectoryAccount.Name, _ rung: TrajectoryAccount.Value) -> String {
    "\(ladder.name)/\(rung.number)"
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
    return rarity + (isShare ? min(2, bits(1 / max(happening.probability ?? 1, 1e-6))) / 2 : 0)
  }

  /// What happens more than once in two dozen steps, or often and likely, is no news on a day that is told for another
  /// reason.
  func isRoutine(_ happening: TrajectoryAccount.Happening) -> Bool {
    guard !hasRoomForAll else { return false }
    let count = counts[Self.key(happening)] ?? 1
    let isExpected = happening.kind == .event && (happening.probability ?? 0) >= 0.5
    return Double(count) > stepCount / 24 + 1 || (isExpected && count >= 3)
  }

  /// The weight of a rung change; nil unless it goes higher than before in the play, or comes down from the highest.
  func weight(rung change: TrajectoryAccount.Change, highest: Double) -> Double? {
    let peak = peaks[change.name.name]
    if change.from.number == peak, initialRungs[change.name.name] != peak {
      return bits(stepCount / Double(rungCounts[Self.key(change.name, change.from)] ?? 1)) + 1
    }
    guard change.to.number > highest else { return nil }
    let rarity = bits(stepCount / Double(rungCounts[Self.key(change.name, change.to)] ?? 1))
    return change.to.number == peak ? rarity + 3 : rarity - 2
  }

  func weight(_ miss: TrajectoryAccount.Miss) -> Double? {
    guard counts["\(miss.event.name)/"] == nil, miss.probability >= Self.nearMiss else { return nil }
    return 8 - bits(1 / max(miss.probability, 1e-6))
  }

  private func bits(_ ratio: Double) -> Double { log(LaneGroup(repeating: ratio))[0] / log(LaneGroup(repeating: 2))[0] }
}
