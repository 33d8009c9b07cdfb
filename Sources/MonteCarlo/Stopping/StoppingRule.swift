/// When a run has played enough, judged by its standing after whole blocks of all variants.
///
/// The blocks at which it looks are fixed, so threads and resumes can't move the end. Looking often at an interval and
/// stopping when it is narrow makes it cover a little less than its level (Chow and Robbins 1965, Annals of Mathematical
/// Statistics 36(2), 457-462: exact in the limit), so looks are rare: eight for each doubling.
package struct StoppingRule: Sendable {
  private let isPrecise: @Sendable (RunStanding) -> Bool

  package init(_ isPrecise: @escaping @Sendable (RunStanding) -> Bool) { self.isPrecise = isPrecise }

  /// Whether the run ends after so many blocks.
  package func isMet(afterBlocks count: Int, _ standing: RunStanding) -> Bool {
    Self.isLook(count) && isPrecise(standing)
  }

  /// Multiples of an eighth of the largest power of two that is not above the count.
  static func isLook(_ count: Int) -> Bool {
    guard count > 0 else { return false }
    let power = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)
    return count % max(1, power / 8) == 0
  }
}
