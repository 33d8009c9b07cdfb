import Probability
import TestSupport
import Testing

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  @Test("A quantile is at a probability, of a law with valid arguments")
  func quantile() async {
    await #expect(processExitsWith: .failure) { _ = Distribution.normal.quantile(1.5, 0, 1) }
    await #expect(processExitsWith: .failure) { _ = Distribution.normal.quantile(.nan, 0, 1) }
    await #expect(processExitsWith: .failure) { _ = Distribution.normal.quantile(0.5, 0, -1) }
  }

  @Test("A law that is drawn by its inverse has no sampler")
  func sampler() async {
    await #expect(processExitsWith: .failure) {
      _ = Distribution.normal.samples(groups: 1, [0, 1], seed: 1, address: DrawAddress(site: 0, step: 0))
    }
    await #expect(processExitsWith: .success) {
      _ = Distribution.gamma.samples(groups: 1, [2, 1], seed: 1, address: DrawAddress(site: 0, step: 0))
    }
  }

  @Test("A Sobol sequence has 1 to 40 dimensions, and coordinates of 30 bits")
  func sobolSequence() async {
    await #expect(processExitsWith: .failure) { _ = try SobolSequence.points(count: 1, dimension: 0) }
    await #expect(processExitsWith: .failure) { _ = try SobolSequence.points(count: 1, dimension: 41) }
    await #expect(processExitsWith: .failure) { _ = try SobolSequence.points(count: -1, dimension: 1) }
    await #expect(processExitsWith: .failure) { _ = try SobolSequence.points(count: 1 << 30, dimension: 1) }
  }

  @Test("Successes are among the trials, of which there is at least one")
  func successes() async {
    await #expect(processExitsWith: .failure) {
      _ = ProportionInterval.wilson(successes: 3, trials: 2, level: 0.95)
    }
    await #expect(processExitsWith: .failure) {
      _ = ProportionInterval.clopperPearson(successes: -1, trials: 2, level: 0.95)
    }
    await #expect(processExitsWith: .failure) { _ = ProportionInterval.few(successes: 0, trials: 0, level: 0.95) }
  }

  @Test("The level of a proportion's interval is between 0 and 1")
  func proportionLevel() async {
    await #expect(processExitsWith: .failure) { _ = ProportionInterval.wilson(successes: 1, trials: 2, level: 1) }
    await #expect(processExitsWith: .failure) {
      _ = ProportionInterval.clopperPearson(successes: 1, trials: 2, level: 0)
    }
    await #expect(processExitsWith: .failure) { _ = ProportionInterval.few(successes: 1, trials: 2, level: .nan) }
  }

  @Test("Counts of pairs are not negative")
  func pairs() async {
    await #expect(processExitsWith: .failure) {
      _ = PairedProportions(both: 1, onlyFirst: 1, onlySecond: -1, neither: 1)
    }
  }

  @Test("The difference of two proportions is of pairs, at a level between 0 and 1")
  func pairedDifference() async {
    await #expect(processExitsWith: .failure) {
      let none = PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
      _ = none.differenceInterval(level: 0.95)
    }
    await #expect(processExitsWith: .failure) {
      let pairs = PairedProportions(both: 1, onlyFirst: 1, onlySecond: 1, neither: 1)
      _ = pairs.differenceInterval(level: 1)
    }
  }

  @Test("The level of a ratio of two proportions is between 0 and 1")
  func pairedRatio() async {
    await #expect(processExitsWith: .failure) {
      let pairs = PairedProportions(both: 1, onlyFirst: 1, onlySecond: 1, neither: 1)
      _ = pairs.ratioInterval(level: 0)
    }
  }

  @Test("The exposed controls of a set are among its controls")
  func exposedControls() async {
    await #expect(processExitsWith: .failure) {
      var sets = MatchedSets()
      sets.add(isCaseExposed: true, exposedControls: 3, of: 2)
    }
    await #expect(processExitsWith: .failure) {
      var sets = MatchedSets()
      sets.add(isCaseExposed: true, exposedControls: -1, of: 2)
    }
  }

  @Test("The level of a rate ratio is between 0 and 1")
  func rateRatio() async {
    await #expect(processExitsWith: .failure) { _ = MatchedSets().rateRatio(level: 1) }
  }

  @Test("Order statistics are of a sample, for probabilities between 0 and 1")
  func orderStatistics() async {
    await #expect(processExitsWith: .failure) { _ = SampleQuantile.interval(count: 0, p: 0.5, level: 0.95) }
    await #expect(processExitsWith: .failure) { _ = SampleQuantile.interval(count: 9, p: 1, level: 0.95) }
    await #expect(processExitsWith: .failure) { _ = SampleQuantile.interval(count: 9, p: 0.5, level: 0) }
  }

  @Test("A sample has values")
  func emptySample() async {
    await #expect(processExitsWith: .failure) {
      let sample: [Double] = []
      _ = SampleQuantile.type7(sorted: sample.span, p: 0.5)
    }
  }

  @Test("A sample has quantiles at probabilities from 0 to 1")
  func sampleProbability() async {
    await #expect(processExitsWith: .failure) {
      let sample = [1.0, 2]
      _ = SampleQuantile.type7(sorted: sample.span, p: 1.5)
    }
    await #expect(processExitsWith: .failure) {
      let sample = [1.0, 2]
      _ = SampleQuantile.type7(sorted: sample.span, p: -0.5)
    }
  }

  @Test("Only finite numbers have a sum")
  func exactSum() async {
    await #expect(processExitsWith: .failure) {
      var sum = ExactSum()
      sum.add(.infinity)
    }
    await #expect(processExitsWith: .failure) {
      var sum = ExactSum()
      sum.add(.nan)
    }
  }

  @Test("The interval of a correlation needs more than three pairs")
  func correlation() async {
    await #expect(processExitsWith: .failure) { _ = CorrelationInterval.fisher(0.5, count: 3, level: 0.95) }
  }

  @Test("The level of a mean's interval is between 0 and 1")
  func meanLevel() async {
    await #expect(processExitsWith: .failure) { _ = MeanInterval.student(MomentAccumulator(), level: 1) }
    await #expect(processExitsWith: .failure) { _ = MeanInterval.skewed(MomentAccumulator(), level: 0) }
  }

  @Test("A column is filled from one of the same count")
  func columns() async {
    await #expect(processExitsWith: .failure) {
      var out = [LaneGroup](repeating: .zero, count: 2)
      var span = out.mutableSpan
      let longer = [LaneGroup](repeating: .zero, count: 3)
      expColumn(&span, longer.span)
    }
    await #expect(processExitsWith: .failure) {
      var out = [LaneGroup](repeating: .zero, count: 2)
      var span = out.mutableSpan
      let longer = [LaneGroup](repeating: .zero, count: 3)
      logColumn(&span, longer.span)
    }
    await #expect(processExitsWith: .failure) {
      var out = [LaneGroup](repeating: .zero, count: 2)
      var span = out.mutableSpan
      let longer = [LaneGroup](repeating: .zero, count: 3)
      normalQuantileColumn(&span, longer.span)
    }
    await #expect(processExitsWith: .failure) {
      var out = [LaneGroup](repeating: .zero, count: 2)
      var span = out.mutableSpan
      let longer = consecutive(from: 0, groups: 3)
      fillUniforms(&span, trajectories: longer.span, seed: 1, address: DrawAddress(site: 0, step: 0))
    }
  }

  @Test("The step of an address has 24 bits")
  func step() async {
    await #expect(processExitsWith: .failure) { _ = DrawAddress(site: 0, step: 1 << 24) }
  }
}
