/// Yes or no, asked twice of the same subjects: the counts of a 2×2 table of pairs.
package struct PairedProportions: Sendable, Equatable {
  /// Yes both times.
  package var both: Int
  /// Yes the first time only.
  package var onlyFirst: Int
  /// Yes the second time only.
  package var onlySecond: Int
  package var neither: Int

  package init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    precondition(min(both, onlyFirst, onlySecond, neither) >= 0, "counts are not negative")
    (self.both, self.onlyFirst, self.onlySecond, self.neither) = (both, onlyFirst, onlySecond, neither)
  }

  package var count: Int { both + onlyFirst + onlySecond + neither }
  /// Share of yes, the first time.
  package var first: Double { Double(both + onlyFirst) / Double(count) }
  /// Share of yes, the second time.
  package var second: Double { Double(both + onlySecond) / Double(count) }
  /// Second less first, rounded once.
  package var difference: Double { Double(onlySecond - onlyFirst) / Double(count) }

  /// The score interval for the difference, second less first.
  ///
  /// It holds the differences that a score test does not reject, so it agrees with McNemar's test about zero, and it
  /// stands in place of Wald's where few pairs differ. Tango 1998, Statistics in Medicine 17(8), 891-908, equations 7 to
  /// 9. Traps for no pair, and where not 0 < level < 1.
  package func differenceInterval(level: Double) -> Interval {
    precondition(count > 0 && level > 0 && level < 1, "there are pairs, and a level is between 0 and 1")
    let z = -normalQuantile((1 - level) / 2)
    let turned = PairedProportions(both: both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither: neither)
    // The upper end from the question turned round, so that first less second has these very bits with the other sign.
    return Interval(low: lowerEnd(score: z), high: 0 - turned.lowerEnd(score: z), level: level)
  }

  /// Where the score, which falls as the difference rises and is 0 at the sample's, is this high; by bisection.
  private func lowerEnd(score: Double) -> Double {
    var (inner, outer) = (difference, -1.0)
    while true {
      let middle = (inner + outer) / 2
      guard middle != inner, middle != outer else { return outer }
      if self.score(middle) < score { inner = middle } else { outer = middle }
    }
  }

  /// The score statistic of a difference, with the likeliest share of pairs that differ the other way.
  private func score(_ delta: Double) -> Double {
    let (n, b, c) = (Double(count), Double(onlySecond), Double(onlyFirst))
    let (linear, constant) = (-b - c + (2 * n - b + c) * delta, -c * delta * (1 - delta))
    let root = max(0, linear * linear - 8 * n * constant).squareRoot()
    // Of the two forms of a root the one that does not cancel.
    let share = linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (4 * n)
    let variance = n * (2 * share + delta * (1 - delta))
    let distance = b - c - n * delta
    return variance > 0 ? distance / variance.squareRoot() : distance == 0 ? 0 : distance * .infinity
  }

  /// The hybrid score interval for the ratio second ÷ first; nil where the first never said yes.
  ///
  /// Wilson's intervals for both, with a level that suits their correlation, over the subjects that said yes at least
  /// once. Bonett and Price 2006, Statistics in Medicine 25(17), 3039-3047. Traps where not 0 < level < 1.
  package func ratioInterval(level: Double) -> Interval? {
    precondition(level > 0 && level < 1, "a level is between 0 and 1")
    let (n, first, second) = (
      Double(both + onlyFirst + onlySecond), Double(both + onlyFirst), Double(both + onlySecond)
    )
    guard first > 0 else { return nil }
    func error(_ yes: Double) -> Double { ((1 - (yes + 1) / (n + 2)) / (yes + 1)).squareRoot() }
    let together = (Double(onlyFirst + onlySecond + 2) / ((first + 1) * (second + 1))).squareRoot()
    let z = -normalQuantile((1 - level) / 2) * together / (error(first) + error(second))
    func interval(_ yes: Double) -> (low: Double, high: Double) {
      let spread = z * (z * z + 4 * yes * (1 - yes / n)).squareRoot()
      return ((2 * yes + z * z - spread) / (2 * (n + z * z)), (2 * yes + z * z + spread) / (2 * (n + z * z)))
    }
    let (below, above) = (interval(first), interval(second))
    return Interval(
      low: max(0, second == 0 ? 0 : above.low / below.high),
      high: below.low > 0 ? above.high / below.low : .infinity, level: level)
  }

  /// Probability, were yes as likely both times, of as uneven a split of the pairs that differ: McNemar's test, exact
  /// and two-sided. 1 where no pair differs.
  ///
  /// Never too small, however few pairs differ. McNemar 1947, Psychometrika 12(2), 153-157; the exact form is the sign
  /// test (Conover 1999, Practical Nonparametric Statistics, section 3.5).
  package var exactPValue: Double {
    let (fewer, differing) = (min(onlyFirst, onlySecond), onlyFirst + onlySecond)
    guard onlyFirst != onlySecond else { return 1 }
    // P(X <= fewer) for X binomial(differing, 1/2).
    return min(1, 2 * Distribution.binomial.law.tails(Double(fewer), [Double(differing), 0.5, 0, 0]).lower)
  }
}
