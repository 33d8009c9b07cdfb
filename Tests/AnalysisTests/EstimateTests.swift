import Analysis
import Probability
import Testing

@Suite("Estimates")
struct EstimateTests {
  /// Successes, trials and the 95 % interval. Wilson's (100 of 200) from reference case S03, a closed form checked against R's
  /// `binom::binom.wilson`; those of few events from the binomial law by SciPy 1.17.
  static let intervals: [(Int, Int, Double, Double)] = [
    (100, 200, 0.4313608596038919, 0.5686391403961081), (0, 1000, 0, 0.0036820838968656716),
    (10, 1000, 0.005060171889514536, 0.017809110857863006), (3, 20, 0.0371977973205595, 0.3628419207068159),
  ]

  @Test("A probability has Wilson's interval, of few events the binomial law's", arguments: intervals)
  func probability(successes: Int, trials: Int, low: Double, high: Double) {
    let estimate = Estimate.probability(of: successes, in: trials, level: 0.95)
    #expect(estimate.value == Double(successes) / Double(trials))
    #expect(abs(estimate.low - low) < 1e-10 && abs(estimate.high - high) < 1e-10)
    #expect(estimate.count == trials && estimate.faultBounds == nil && estimate.caution == nil)
  }

  @Test("Without a trajectory nothing is known")
  func nothing() {
    let probability = Estimate.probability(of: 0, in: 0, level: 0.95)
    #expect(probability.value.isNaN && probability.low.isNaN && probability.count == 0)
    #expect(Estimate.mean(MomentAccumulator(), level: 0.95).value.isNaN)
    #expect(QuantileEstimate.quantiles(ofSorted: [], level: 0.95).isEmpty)
  }

  @Test("Faults bound a probability by all no and all yes")
  func faultBounds() {
    let bounds = Estimate.probability(of: 30, in: 80, faults: 20, level: 0.95).faultBounds
    #expect(bounds?.allNo == 0.3 && bounds?.allYes == 0.5)
  }

  @Test("A mean has Student's interval")
  func mean() {
    var moments = MomentAccumulator()
    for value in [1.0, 2, 3, 4] { moments.add(value) }
    let estimate = Estimate.mean(moments, scale: 2, level: 0.95)
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
