import Analysis
import Probability
import Testing

@Suite("Estimates")
struct EstimateTests {
  /// Successes, trials and Wilson's 95 % interval, from reference case S03 (closed form, checked against R's
  /// `binom::binom.wilson`).
  static let wilson: [(Int, Int, Double, Double)] = [
    (0, 10, 0, 0.27753279986288915), (1, 10, 0.017876213095072892, 0.40415002679523837),
    (5, 10, 0.23659309051256402, 0.763406909487436), (10, 10, 0.7224672001371109, 1),
    (0, 1000, 0, 0.003826758485555122), (3, 1000, 0.0010207838811386195, 0.008783014053503173),
    (100, 200, 0.4313608596038919, 0.5686391403961081), (38, 38, 0.9081901317744159, 1),
    (15, 148, 0.06238639953073628, 0.160487241723308),
  ]

  @Test("A probability has Wilson's interval", arguments: wilson)
  func probability(successes: Int, trials: Int, low: Double, high: Double) {
    let estimate = Estimate.probability(of: successes, in: trials, level: 0.95)
    #expect(estimate.value == Double(successes) / Double(trials))
    #expect(abs(estimate.low - low) < 1e-12 && abs(estimate.high - high) < 1e-12)
    #expect(estimate.count == trials && estimate.faultBounds == nil)
  }

  @Test("Without a trajectory nothing is known")
  func nothing() throws {
    let probability = Estimate.probability(of: 0, in: 0, level: 0.95)
    #expect(probability.value.isNaN && probability.low.isNaN && probability.count == 0)
    #expect(try Estimate.mean(MomentAccumulator(), level: 0.95).value.isNaN)
    #expect(try QuantileEstimate.quantiles(ofSorted: [], level: 0.95).isEmpty)
  }

  @Test("Faults bound a probability by all no and all yes")
  func faultBounds() {
    let bounds = Estimate.probability(of: 30, in: 80, faults: 20, level: 0.95).faultBounds
    #expect(bounds?.allNo == 0.3 && bounds?.allYes == 0.5)
  }

  @Test("A mean has Student's interval")
  func mean() throws {
    var moments = MomentAccumulator()
    for value in [1.0, 2, 3, 4] { moments.add(value) }
    let estimate = try Estimate.mean(moments, scale: 2, level: 0.95)
    // t(0.975, 3) = 3.182446305283708 (R: qt), standard error sqrt(5/12).
    #expect(estimate.value == 5)
    #expect(abs(estimate.high - 2 * (2.5 + 3.182446305283708 * (5.0 / 12).squareRoot())) < 1e-9)
  }

  @Test("A counted sample is the sample it counts")
  func countedSample() {
    let sample = CountedSample([(0, 2), (1, 0), (3, 5), (7, 1)])
    let values: [Double] = [0, 0, 3, 3, 3, 3, 3, 7]
    #expect((1...8).map { sample.value(atRank: $0) } == values)
    var moments = MomentAccumulator()
    for value in values { moments.add(value) }
    #expect(sample.moments.count == 8 && sample.moments.mean == 2.75)
    #expect(abs(sample.moments.variance - moments.variance) < 1e-12)
  }
}
