import Foundation
import Probability
import Testing

@Suite("Matched sets")
struct MatchedSetsTests {
  /// The Los Angeles study of endometrial cancer and oestrogens: 63 cases with four controls each, by how many of the
  /// controls were exposed, from 0 to 4.
  ///
  /// Breslow and Day 1980, Statistical Methods in Cancer Research I, section 5.3, with the results given there.
  private static var losAngeles: MatchedSets {
    var sets = MatchedSets()
    for (exposed, count) in [3, 17, 16, 15, 5].enumerated() {
      sets.add(isCaseExposed: true, exposedControls: exposed, of: 4, times: count)
    }
    for (exposed, count) in [0, 4, 1, 1, 1].enumerated() {
      sets.add(isCaseExposed: false, exposedControls: exposed, of: 4, times: count)
    }
    return sets
  }

  @Test("The estimate agrees with a published study")
  func published() {
    let sets = Self.losAngeles
    #expect(sets.cases == 63 && sets.exposedCases == 56 && sets.controls == 252)
    // Three cases were exposed with no control, one unexposed with none: the former are informative, five with all are not.
    #expect(sets.informativeSets == 58)
    let ratio = sets.rateRatio(level: 0.95)
    #expect(abs(ratio.value - 7.95) < 0.005)
    // The ends of the interval are where the score is ±1.96 standard deviations.
    for (end, sign) in [(ratio.interval.low, 1.0), (ratio.interval.high, -1.0)] {
      var (mean, variance) = (0.0, 0.0)
      for (exposed, count) in [(1.0, 7.0), (2, 18), (3, 17), (4, 16)] {
        let p = exposed * end / (exposed * end + 5 - exposed)
        (mean, variance) = (mean + count * p, variance + count * p * (1 - p))
      }
      #expect(abs((51 - mean) / variance.squareRoot() - sign * 1.959963985) < 1e-6)
    }
  }

  @Test("Pairs have the ratio of the discordant ones, and the p-value of a coin")
  func pairs() {
    // The same study with one control each: 29 pairs with only the case exposed, 3 with only the control.
    var sets = MatchedSets()
    sets.add(isCaseExposed: true, exposedControls: 1, of: 1, times: 27)
    sets.add(isCaseExposed: true, exposedControls: 0, of: 1, times: 29)
    sets.add(isCaseExposed: false, exposedControls: 1, of: 1, times: 3)
    sets.add(isCaseExposed: false, exposedControls: 0, of: 1, times: 4)
    #expect(abs(sets.rateRatio(level: 0.95).value - 29.0 / 3) < 1e-9)
    // 2 · P(at most 3 of 32 tosses) = 2 · (1 + 32 + 496 + 4960) / 2³²
    #expect(abs(sets.pValue / (2 * 5489 / 4_294_967_296) - 1) < 1e-9)
  }

  @Test("Large samples have the p-value of the normal law")
  func large() {
    var sets = MatchedSets()
    sets.add(isCaseExposed: true, exposedControls: 0, of: 1, times: 1080)
    sets.add(isCaseExposed: false, exposedControls: 1, of: 1, times: 920)
    // McNemar's test with continuity correction: (|1080 − 920| − 1) / √2000, on both sides.
    let z = 159 / 2000.0.squareRoot()
    #expect(abs(sets.pValue / erfc(z / 2.0.squareRoot()) - 1) < 1e-9)
  }

  @Test("Where only one side was exposed the interval is open on that side")
  func open() {
    var sets = MatchedSets()
    sets.add(isCaseExposed: true, exposedControls: 0, of: 4, times: 6)
    let ratio = sets.rateRatio(level: 0.95)
    #expect(ratio.value == .infinity && ratio.interval.high == .infinity && ratio.interval.low > 1)
    #expect(abs(sets.pValue / (2 * pow(0.2, 6)) - 1) < 1e-9)
    var none = MatchedSets()
    none.add(isCaseExposed: true, exposedControls: 4, of: 4, times: 9)
    none.add(isCaseExposed: false, exposedControls: 0, of: 4, times: 9)
    #expect(none.rateRatio(level: 0.95).value.isNaN && none.pValue == 1 && none.informativeSets == 0)
  }
}
