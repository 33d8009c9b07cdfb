import Foundation
import Probability
import TestSupport
import Testing

private let casesAreMissing: Comment = "the verification cases are not beside the package"

@Suite("Estimation") struct EstimationTests {
  // NIST StRD univariate; digits achievable per file from case S01's note. NumAcc3 and NumAcc4 lose theirs to input
  // rounding.
  @Test(
    "Moments reproduce NIST's certified digits", .enabled(if: VerificationCase.areAvailable, casesAreMissing),
    arguments: [
      ("Lew", 1e-12), ("Lottery", 1e-12), ("Mavro", 1e-12), ("Michelso", 1e-12), ("NumAcc1", 1e-12), ("NumAcc2", 1e-12),
      ("NumAcc3", 1e-8), ("NumAcc4", 1e-7),
    ])
  func nist(name: String, tolerance: Double) throws {
    let expected = try #require(
      try VerificationCase("S01_nist_univariate").expected.first { $0["quantity"].text == name })
    let values = try VerificationCase.numbers(inFile: expected["value"]["file"].text)
    try #require(values.count == Int(expected["value"]["n"].number))
    var whole = MomentAccumulator()
    for value in values { whole.add(value) }
    var merged = MomentAccumulator()
    for start in stride(from: 0, to: values.count, by: 17) {
      var part = MomentAccumulator()
      for value in values[start..<min(start + 17, values.count)] { part.add(value) }
      merged.merge(part)
    }
    let (mean, deviation) = (expected["value"]["mean"].number, expected["value"]["sd_n_minus_1"].number)
    for moments in [whole, merged] {
      #expect(moments.count == values.count)
      #expect(abs(moments.mean / mean - 1) < 1e-14)
      #expect(abs(moments.standardDeviation / deviation - 1) < tolerance)
      #expect(moments.minimum == values.min() && moments.maximum == values.max())
    }
  }

  @Test("NIST's NumAcc1: mean 10000002, standard deviation 1")
  func numAcc1() {
    var moments = MomentAccumulator()
    for value in [10_000_001.0, 10_000_003, 10_000_002] { moments.add(value) }
    #expect(moments.mean == 10_000_002 && moments.standardDeviation == 1)
  }

  @Test("Merging with an empty accumulator changes nothing")
  func mergeEmpty() {
    var moments = MomentAccumulator()
    moments.merge(MomentAccumulator())
    #expect(moments == MomentAccumulator() && moments.variance.isNaN && moments.standardError.isNaN)
    moments.add(3)
    var other = MomentAccumulator()
    other.merge(moments)
    #expect(other == moments && other.variance.isNaN)
    other.merge(MomentAccumulator())
    #expect(other == moments)
  }

  @Test(
    "Quantile definitions 1 to 9 agree with R's", .enabled(if: VerificationCase.areAvailable, casesAreMissing),
    arguments: ["data a", "data b", "data c", "data d"])
  func quantileDefinitions(name: String) throws {
    let expected = try #require(
      try VerificationCase("S02_quantile_types").expected.first { $0["quantity"].text == name })
    let sample = expected["value"]["x"].numbers.sorted()
    for definition in SampleQuantile.Definition.allCases {
      let values = expected["value"]["types"]["type\(definition.rawValue)"].numbers
      for (p, value) in zip(expected["value"]["p"].numbers, values) {
        let quantile = SampleQuantile.quantile(sorted: sample.span, p: p, definition: definition)
        #expect(abs(quantile - value) <= 1e-12 * max(abs(value), 1), "type \(definition.rawValue), p = \(p)")
      }
    }
  }

  // NumPy's own test of its quantile methods (numpy/lib/tests/test_function_base.py): x = 15, 20, 35, 40, 50 and p =
  // 0.4.
  @Test(
    "Quantile definitions agree with NumPy's test",
    arguments: zip(SampleQuantile.Definition.allCases, [20, 27.5, 20, 20, 27.5, 26, 29, 27, 27.125]))
  func numPyQuantiles(definition: SampleQuantile.Definition, value: Double) {
    let sample = [15.0, 20, 35, 40, 50]
    #expect(abs(SampleQuantile.quantile(sorted: sample.span, p: 0.4, definition: definition) - value) < 1e-12)
  }

  @Test("Quantiles of samples with infinities are not NaN")
  func infiniteSample() {
    let sample = [1, 2, .infinity, .infinity]
    #expect(SampleQuantile.type7(sorted: sample.span, p: 1) == .infinity)
    #expect(SampleQuantile.type7(sorted: sample.span, p: 0.9) == .infinity)
    #expect(SampleQuantile.type7(sorted: sample.span, p: 0.1) == 1.3)
  }

  @Test(
    "Proportion intervals agree with the table",
    .enabled(if: VerificationCase.areAvailable, casesAreMissing))
  func proportionTable() throws {
    let table = try #require(try VerificationCase("S03_proportion_rate_intervals").expected.first)["value"].elements
    try #require(table.count == 13)
    for row in table {
      let (k, n) = (Int(row["k"].number), Int(row["n"].number))
      let intervals = [
        (ProportionInterval.wilson(successes: k, trials: n, level: 0.95), row["wilson95"].numbers),
        (ProportionInterval.clopperPearson(successes: k, trials: n, level: 0.95), row["clopper_pearson95"].numbers),
        (ProportionInterval.clopperPearson(successes: k, trials: n, level: 0.99), row["clopper_pearson99"].numbers),
      ]
      for (interval, expected) in intervals {
        #expect(abs(interval.low - expected[0]) <= 1e-9 * expected[0], "\(k) of \(n)")
        #expect(abs(interval.high - expected[1]) <= 1e-9 * expected[1], "\(k) of \(n)")
      }
    }
  }

  // Case S03, SciPy: 1 of 10 at 95 %.
  @Test("One success in ten")
  func oneInTen() {
    let wilson = ProportionInterval.wilson(successes: 1, trials: 10, level: 0.95)
    #expect(abs(wilson.low - 0.017876213095072892) < 1e-14 && abs(wilson.high - 0.40415002679523837) < 1e-14)
    let exact = ProportionInterval.clopperPearson(successes: 1, trials: 10, level: 0.95)
    #expect(abs(exact.low - 0.0025285785444617865) < 1e-12 && abs(exact.high - 0.44501611702819543) < 1e-12)
  }

  // 1 to 5: mean 3, standard error sqrt(0.5), t(0.975; 4) = 2.7764451051977987 (R's qt).
  @Test("A mean's interval uses Student's quantile")
  func meanInterval() {
    var moments = MomentAccumulator()
    for value in [1.0, 2, 3, 4, 5] { moments.add(value) }
    let interval = MeanInterval.student(moments, level: 0.95)
    #expect(abs(interval.high - (3 + 2.7764451051977987 * 0.5.squareRoot())) < 1e-12)
    #expect(abs(interval.low + interval.high - 6) < 1e-12)
  }

  // Hall's ends by numerical inversion of his transformation (SciPy 1.17, brentq).
  @Test("A skewed sample's interval reaches as far as Hall's, and as Student's")
  func skewedMean() {
    var moments = MomentAccumulator()
    for value in [0, 0, 1, 0, 3, 0, 0, 12, 1, 0.5] { moments.add(value) }
    #expect(abs(moments.cubedDeviations - 1049.25) < 1e-9 && abs(moments.skewness - 2.3849057513068592) < 1e-12)
    #expect(abs(moments.effectiveEvents - 1.7581566116470524) < 1e-12)
    let interval = MeanInterval.skewed(moments, level: 0.95)
    #expect(abs(interval.low + 0.9119758128001112) < 1e-9, "Student's, which is the lower one")
    #expect(abs(interval.high - 10.777851827796606) < 1e-9)
    // Of seven events, as if the skewness were 14.43 and not 3.76.
    var rare = MomentAccumulator()
    for index in 0..<100 { rare.add(index < 90 ? 0 : index < 97 ? 2 : 5) }
    let wide = MeanInterval.skewed(rare, level: 0.95)
    #expect(abs(wide.low - 0.09604804077902543) < 1e-9 && abs(wide.high - 0.7579522378144115) < 1e-9)
    let turned = MeanInterval.skewed(moments.negated, level: 0.95)
    #expect(turned.low == -interval.high && turned.high == -interval.low)
  }

  @Test("Third moments merge to those of the whole, whatever the cut")
  func mergedSkewness() {
    let sample = (0..<5000).map { (index: Int) -> Double in
      let value = Double((index * 7919) % 1009)
      return index % 97 == 0 ? 30 * value : value
    }
    let whole = MomentAccumulator(of: sample.span)
    for size in [1, 17, 1024] {
      var merged = MomentAccumulator()
      for start in stride(from: 0, to: sample.count, by: size) {
        merged.merge(MomentAccumulator(of: Array(sample[start..<min(start + size, sample.count)]).span))
      }
      #expect(abs(merged.cubedDeviations / whole.cubedDeviations - 1) < 1e-10)
      #expect(abs(merged.squaredDeviations / whole.squaredDeviations - 1) < 1e-10)
    }
  }

  @Test(
    "Moments of numbers of any size are those of ordinary ones, in their unit", arguments: [-1020, -700, 500, 1020])
  func extremeMoments(exponent: Int) {
    let plain = [3.0, -1, 0.5, 7, 7, 2]
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let (ordinary, extreme) = (MomentAccumulator(of: plain.span), MomentAccumulator(of: plain.map { $0 * scale }.span))
    var added = MomentAccumulator()
    for value in plain { added.add(value * scale) }
    for moments in [extreme, added] {
      #expect(abs(moments.standardError / scale / ordinary.standardError - 1) < 1e-12)
      #expect(abs(moments.skewness / ordinary.skewness - 1) < 1e-12)
      let interval = MeanInterval.skewed(moments, level: 0.95)
      #expect(interval.low.isFinite && interval.high.isFinite && interval.low < interval.high)
    }
  }

  @Test("Sizes may differ in one sample, as far as doubles go")
  func mixedSizes() {
    var moments = MomentAccumulator()
    for value in [1e-300, 1, 1.7e308, -1.7e308, 1e300, .leastNonzeroMagnitude] { moments.add(value) }
    #expect(moments.standardDeviation.isFinite && moments.standardDeviation > 1e307 && moments.mean.isFinite)
    var halves = MomentAccumulator(of: [1.7e308, 1.7e308].span)
    halves.merge(MomentAccumulator(of: [-1.7e308, -1.7e308].span))
    #expect(halves.mean == 0 && halves.standardDeviation.isFinite)
  }

  @Test("Equal values have their value as the mean, and no spread")
  func equalValues() {
    let moments = MomentAccumulator(of: [Double](repeating: 0.45, count: 4095).span)
    #expect(moments.mean == 0.45 && moments.squaredDeviations == 0 && moments.isConstant)
  }

  // Ends by SciPy 1.17: brentq on binom.cdf and binom.pmf.
  @Test("Few events have the interval of the binomial law")
  func fewEvents() {
    for (k, n, low, high) in [
      (0, 1000, 0, 0.0036820838968656716), (1, 1000, 3.3709612288597725e-05, 0.0052806161220978615),
      (3, 20, 0.0371977973205595, 0.3628419207068159), (10, 1000, 0.005060171889514536, 0.017809110857863006),
      (40, 1_000_000, 2.895384020472094e-05, 5.394650256078574e-05),
    ] {
      let interval = ProportionInterval.suited(successes: k, trials: n, level: 0.95)
      #expect(abs(interval.low - low) <= 1e-9 * low && abs(interval.high - high) <= 1e-9 * high, "\(k) of \(n)")
      let mirrored = ProportionInterval.suited(successes: n - k, trials: n, level: 0.95)
      #expect(mirrored.low == 1 - interval.high && mirrored.high == 1 - interval.low)
    }
  }

  @Test("A sum beyond the largest double has a mean")
  func overflowingSum() {
    var sum = ExactSum()
    for _ in 0..<5 { sum.add(1.5e308) }
    #expect(sum.value == .infinity && sum.mean(of: 5) == 1.5e308)
    #expect(sum.negated.mean(of: 5) == -1.5e308)
  }

  /// Ranks computed from SciPy's `binom.cdf` by their definition.
  @Test("Order statistics enclose a quantile with at least the level", arguments: RankCase.all)
  func orderStatistics(_ expected: RankCase) {
    let interval = SampleQuantile.interval(count: expected.count, p: expected.p, level: expected.level)
    #expect(interval.lowerRank == expected.lower && interval.upperRank == expected.upper)
    #expect(abs(interval.coverage - expected.coverage) < 1e-9 && interval.coverage >= expected.level)
  }

  struct RankCase: Sendable {
    let count: Int
    let p: Double
    let level: Double
    let lower: Int?
    let upper: Int?
    let coverage: Double

    static let all = [
      RankCase(count: 5, p: 0.5, level: 0.95, lower: nil, upper: nil, coverage: 1),
      RankCase(count: 6, p: 0.5, level: 0.95, lower: 1, upper: 6, coverage: 0.96875),
      RankCase(count: 10, p: 0.5, level: 0.95, lower: 2, upper: 9, coverage: 0.978515625),
      RankCase(count: 100, p: 0.5, level: 0.95, lower: 40, upper: 61, coverage: 0.9647997997822952),
      RankCase(count: 1000, p: 0.05, level: 0.99, lower: 33, upper: 70, coverage: 0.9928656062250275),
      RankCase(count: 100000, p: 0.999, level: 0.95, lower: 99880, upper: 99920, coverage: 0.954789056801905),
      RankCase(count: 30, p: 0.95, level: 0.9, lower: 26, upper: nil, coverage: 0.9843644898714669),
      RankCase(count: 2, p: 0.9, level: 0.95, lower: 1, upper: nil, coverage: 0.99),
    ]
  }
}
