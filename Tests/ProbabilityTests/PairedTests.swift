import Probability
import TestSupport
import Testing

private let casesAreMissing: Comment = "the verification cases are not beside the package"

@Suite("Paired statistics") struct PairedTests {
  // Complete response before and after consolidation therapy, Cavo et al. 2012, from Fagerland, Lydersen and Laake 2017,
  // Statistical Analysis of Contingency Tables, chapter 8: 59 both, 6 the first time only, 16 the second time only, 80
  // neither. Expected numbers are those in the tests of the authors' R package contingencytables 3.0; their intervals are
  // first less second and first by second, so first and second are exchanged here.
  private let response = PairedProportions(both: 59, onlyFirst: 16, onlySecond: 6, neither: 80)

  @Test("Tango's interval of the difference is that of the textbook")
  func tango() {
    let interval = response.differenceInterval(level: 0.95)
    #expect(abs(response.difference - -0.0621) < 5e-5)
    #expect(abs(interval.low - -0.1240) < 5e-5 && abs(interval.high - -0.0054) < 5e-5)
  }

  @Test("Bonett and Price's interval of the ratio is that of the textbook")
  func bonettPrice() throws {
    let interval = try #require(response.ratioInterval(level: 0.95))
    #expect(abs(response.second / response.first - 0.8667) < 5e-5)
    #expect(abs(interval.low - 0.7579) < 5e-5 && abs(interval.high - 0.9910) < 5e-5)
  }

  @Test("McNemar's exact test is that of the textbook")
  func mcNemarTextbook() { #expect(abs(response.exactPValue - 0.052479) < 5e-7) }

  @Test(
    "McNemar's exact test agrees with R", .enabled(if: VerificationCase.areAvailable, casesAreMissing))
  func mcNemar() throws {
    let cases = try VerificationCase("S06_two_sample_tests").expected
    let expected = try #require(cases.first { $0["quantity"].text.hasPrefix("McNemar") })["value"]
    let counts = expected["table_rowmajor"].elements.map { Int($0.number) }
    let table = PairedProportions(both: counts[0], onlyFirst: counts[1], onlySecond: counts[2], neither: counts[3])
    #expect(abs(table.exactPValue / expected["exact_p"].number - 1) < 1e-9)
  }

  @Test("The paired t test agrees with R", .enabled(if: VerificationCase.areAvailable, casesAreMissing))
  func pairedStudent() throws {
    let sleep = try #require(try VerificationCase("S06_two_sample_tests").expected.first)["value"]
    let groups = ["group1", "group2"].map { sleep[$0].elements.map(\.number) }
    let differences = zip(groups[0], groups[1]).map { $0 - $1 }
    let moments = MomentAccumulator(of: differences.span)
    let interval = MeanInterval.student(moments, level: 0.95)
    let expected = sleep["paired"]["ci"].elements.map(\.number)
    #expect(abs(StudentTest.pValue(moments) / sleep["paired"]["p"].number - 1) < 1e-9)
    #expect(abs(interval.low / expected[0] - 1) < 1e-9 && abs(interval.high / expected[1] - 1) < 1e-9)
  }

  @Test("Tango's interval agrees with McNemar's score test about zero, and is turned with the question")
  func tangoProperties() {
    // McNemar's score statistic (b − c)²/(b + c) against 1.96² = 3.841.
    for (b, c, excludesZero) in [(3, 0, false), (4, 0, true), (10, 2, true), (10, 3, false), (0, 0, false)] {
      let table = PairedProportions(both: 40_000, onlyFirst: c, onlySecond: b, neither: 60_000)
      let interval = table.differenceInterval(level: 0.95)
      #expect((interval.low > 0) == excludesZero, "\(b) and \(c)")
      let turned = PairedProportions(both: 40_000, onlyFirst: b, onlySecond: c, neither: 60_000)
      #expect(turned.differenceInterval(level: 0.95).low == -interval.high)
      #expect(turned.difference == -table.difference && turned.exactPValue == table.exactPValue)
    }
    // Where no pair differs, the score equation is n·Δ² = z²·Δ(1 − Δ): z²/(n + z²).
    let same = PairedProportions(both: 10, onlyFirst: 0, onlySecond: 0, neither: 90).differenceInterval(level: 0.95)
    #expect(abs(same.high - 3.8414588206941254 / 103.8414588206941254) < 1e-12 && same.high == -same.low)
  }

  @Test("Ratios of nothing")
  func noRatio() throws {
    #expect(PairedProportions(both: 0, onlyFirst: 0, onlySecond: 5, neither: 9).ratioInterval(level: 0.95) == nil)
    let none = try #require(
      PairedProportions(both: 0, onlyFirst: 5, onlySecond: 0, neither: 9).ratioInterval(level: 0.95))
    #expect(none.low == 0 && none.high > 0 && none.high < 1.5)
  }

  @Test("Holm's adjustment is that of the procedure by hand")
  func holm() {
    // Ascending: 5 · 0.01, 4 · 0.02, 3 · 0.03, then 2 · 0.04 and 1 · 0.05, which may not be less than 0.09.
    let adjusted = HolmAdjustment([0.01, 0.04, 0.03, 0.02, 0.05])
    for (value, expected) in zip(adjusted.adjusted, [0.05, 0.09, 0.09, 0.08, 0.09]) {
      #expect(abs(value - expected) < 1e-15)
    }
    #expect(adjusted.multipliers == [5, 2, 3, 4, 1])
    let some = HolmAdjustment([0.6, .nan, 0.02, 0.9])
    #expect(some.adjusted[0] == 1 && some.adjusted[1].isNaN && some.adjusted[2] == 0.06 && some.adjusted[3] == 1)
  }

  @Test("Moments of a whole sample agree with those value by value, and turn their sign bit for bit")
  func moments() {
    let sample = (0..<1003).map { uniform(trajectory: UInt64($0), seed: 3, address: DrawAddress(site: 1, step: 0)) }
    var one = MomentAccumulator()
    for value in sample { one.add(value) }
    let whole = MomentAccumulator(of: sample.span)
    #expect(abs(whole.mean - one.mean) < 1e-14 && abs(whole.squaredDeviations / one.squaredDeviations - 1) < 1e-12)
    #expect(whole.minimum == one.minimum && whole.maximum == one.maximum && whole.count == 1003)
    let turned = sample.map { -$0 }
    #expect(MomentAccumulator(of: turned.span) == whole.negated)
  }
}
