import MonteCarlo
import Simulation

/// Whether one variant's distribution lies above the other's as a whole: first-order stochastic dominance of the
/// empirical distributions (Hadar and Russell 1969, American Economic Review 59(1), 25-34).
///
/// Judged on the trajectories that were played, without regard to their number.
public struct Dominance: Sendable, Equatable, Codable {
  /// How two distributions lie to each other.
  public enum Relation: String, Sendable, Codable {
    /// Above any number the variant has as many trajectories as the baseline or more. For first times: it comes later.
    case variantLarger
    /// The reverse.
    case variantSmaller
    /// The distribution functions cross.
    case neither
    /// The distribution functions are the same.
    case equal
  }

  /// How the variant's distribution lies to the baseline's.
  public let relation: Relation
  /// Where they cross: the most that the distribution functions violate the relation that is nearer to holding.
  public let largestViolation: Double

  /// Nil for outcomes other than whole numbers and first times, and for no trajectory.
  init?(baseline: Tally, variant: Tally, outcome: Int) {
    let (first, second) = (baseline.outcomes[outcome], variant.outcomes[outcome])
    guard baseline.soundCount > 0, variant.soundCount > 0 else { return nil }
    switch first.kind {
    case .number:
      let numbers = Set(first.numbers.keys).union(second.numbers.keys).sorted()
      self.init(
        numbers.map { first.numbers[$0] ?? 0 }, of: baseline.soundCount, numbers.map { second.numbers[$0] ?? 0 },
        of: variant.soundCount)
    case .firstTime:
      guard let firstTimes = first.times, let secondTimes = second.times else { return nil }
      self.init(firstTimes.counts, of: baseline.soundCount, secondTimes.counts, of: variant.soundCount)
    case .happening, .level: return nil
    }
  }

  /// From how many trajectories have each number, ascending; those left over have more than any.
  init(_ baseline: [UInt64], of baselineCount: Int, _ variant: [UInt64], of variantCount: Int) {
    var (below, above, cumulative) = (0.0, 0.0, (UInt64(0), UInt64(0)))
    for (first, second) in zip(baseline, variant) {
      cumulative = (cumulative.0 + first, cumulative.1 + second)
      let excess = Double(cumulative.1) / Double(variantCount) - Double(cumulative.0) / Double(baselineCount)
      (below, above) = (max(below, excess), max(above, -excess))
    }
    largestViolation = min(below, above)
    relation = below == 0 ? (above == 0 ? .equal : .variantLarger) : above == 0 ? .variantSmaller : .neither
  }
}
