import Probability
import Testing

/// How many standard errors an estimate may be away from the truth: by chance one in 1.7 million is further.
private let tolerance = 5.0

extension ReferenceRun {
  /// Expects an estimate near a known number.
  func expect(
    _ estimate: Double, near expected: Double, standardError: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let errors = abs(estimate - expected) / standardError
    #expect(
      abs(estimate - expected) <= tolerance * standardError,
      "\(what): \(estimate), expected \(expected), off by \(errors) standard errors", sourceLocation: sourceLocation)
  }

  /// Expects a share of the trajectories near its probability, by the binomial standard error.
  ///
  /// - Parameter referenceCount: number of trajectories that the expected share was itself estimated from.
  func expectShare(
    _ hits: UInt64, near probability: Double, _ what: String, referenceCount: Int? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let n = Double(trajectoryCount)
    let variance = probability * (1 - probability)
    guard variance > 0 else {
      #expect(Double(hits) == n * probability, "\(what): \(hits) of \(n)", sourceLocation: sourceLocation)
      return
    }
    // With fewer hits or misses the normal distribution says little of the binomial one.
    #expect(n * variance >= 8, "\(what): too few trajectories", sourceLocation: sourceLocation)
    let referenceVariance = referenceCount.map { variance / Double($0) } ?? 0
    expect(
      Double(hits) / n, near: probability, standardError: (variance / n + referenceVariance).squareRoot(), what,
      sourceLocation: sourceLocation)
  }

  /// Expects that a condition occurred in about a share of the trajectories.
  func expectOccurrence(
    _ outcome: String, _ variant: String = "base", near probability: Double, referenceCount: Int? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let moments = try self.outcome(outcome, variant).moments
    #expect(moments.count == trajectoryCount, sourceLocation: sourceLocation)
    let hits = (moments.mean * Double(trajectoryCount)).rounded()
    expectShare(
      UInt64(hits), near: probability, "\(outcome), \(variant)", referenceCount: referenceCount,
      sourceLocation: sourceLocation)
  }

  /// Expects that a first time came by each of some looks with a probability.
  func expectIncidence(
    _ outcome: String, _ variant: String = "base", at looks: [Int], near probabilities: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for (look, probability) in zip(looks, probabilities) {
      expectShare(
        try count(outcome, variant, byLook: look), near: probability, "\(outcome) by \(look), \(variant)",
        sourceLocation: sourceLocation)
    }
  }

  /// Expects a mean near its expectation, by the known standard deviation or else by the sample's.
  func expectMean(
    _ outcome: String, _ variant: String = "base", near expected: Double, standardDeviation: Double? = nil,
    referenceError: Double = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let moments = try self.outcome(outcome, variant).moments
    let standardError = standardDeviation.map { $0 / Double(moments.count).squareRoot() } ?? moments.standardError
    expect(
      moments.mean, near: expected,
      standardError: (standardError * standardError + referenceError * referenceError).squareRoot(),
      "mean of \(outcome), \(variant)", sourceLocation: sourceLocation)
  }

  /// Expects a normal outcome's mean and variance.
  func expectNormal(
    _ outcome: String, _ variant: String = "base", mean: Double, variance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let moments = try self.outcome(outcome, variant).moments
    try expectMean(
      outcome, variant, near: mean, standardDeviation: variance.squareRoot(), sourceLocation: sourceLocation)
    expect(
      moments.variance, near: variance, standardError: variance * (2 / Double(moments.count)).squareRoot(),
      "variance of \(outcome), \(variant)", sourceLocation: sourceLocation)
  }

  /// Expects that every trajectory has the same number.
  func expectConstant(
    _ outcome: String, _ variant: String = "base", _ expected: Double, relativeTolerance: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let moments = try self.outcome(outcome, variant).moments
    for value in [moments.minimum, moments.maximum] {
      #expect(
        abs(value - expected) <= relativeTolerance * abs(expected), "\(outcome), \(variant): \(value), not \(expected)",
        sourceLocation: sourceLocation)
    }
  }
}

/// Sample variance and standard deviation with their standard errors, which need no assumption about the distribution.
struct Spread {
  let variance: Double
  let varianceError: Double
  var deviation: Double { variance.squareRoot() }
  /// By the delta method.
  var deviationError: Double { varianceError / (2 * deviation) }

  init(_ values: [Double]) {
    self.init(values.map { (value: $0, count: 1) })
  }

  /// - Parameter counts: values with the number of times that each appears.
  init(_ counts: [(value: Double, count: Double)]) {
    let n = counts.reduce(0) { $0 + $1.count }
    let mean = counts.reduce(0) { $0 + $1.value * $1.count } / n
    var (second, fourth) = (0.0, 0.0)
    for (value, count) in counts {
      let square = (value - mean) * (value - mean)
      second += count * square
      fourth += count * square * square
    }
    variance = second / (n - 1)
    varianceError = ((fourth / n - variance * variance) / n).squareRoot()
  }
}

/// Sample covariance.
func covariance(_ x: [Double], _ y: [Double]) -> Double {
  precondition(x.count == y.count && x.count > 1, "covariances need pairs")
  let n = Double(x.count)
  let (meanX, meanY) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
  return zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) } / (n - 1)
}
