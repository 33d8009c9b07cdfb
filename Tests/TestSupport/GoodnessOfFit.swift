import Foundation

/// p-value of Kolmogorov and Smirnov's test that a sample has a continuous distribution function.
///
/// The limiting distribution with Stephens's correction for finite samples (1970, JRSS B 32(1), 115-122).
package func kolmogorovPValue(sample: [Double], distributionFunction: (Double) -> Double) -> Double {
  let n = Double(sample.count)
  var distance = 0.0
  for (index, value) in sample.sorted().enumerated() {
    let probability = distributionFunction(value)
    guard !probability.isNaN else { return 0 }
    distance = max(distance, Double(index + 1) / n - probability, probability - Double(index) / n)
  }
  let scaled = (n.squareRoot() + 0.12 + 0.11 / n.squareRoot()) * distance
  if scaled < 0.2 { return 1 }  // the series converges slowly there, and the sum is 1 to 12 digits
  let terms = (1...100).map { j in (j % 2 == 1 ? 2.0 : -2.0) * exp(-2 * Double(j * j) * scaled * scaled) }
  return min(max(terms.reduce(0, +), 0), 1)
}

/// Pearson's chi square of counts against expected counts, with classes below five expected joined to their neighbours.
package func pearsonChiSquare(observed: [Double], expected: [Double]) -> (statistic: Double, degrees: Int) {
  var (statistic, classes) = (0.0, 0)
  var (joinedObserved, joinedExpected) = (0.0, 0.0)
  var remaining = expected.reduce(0, +)
  for (count, mean) in zip(observed, expected) {
    joinedObserved += count
    joinedExpected += mean
    remaining -= mean
    if joinedExpected >= 5 && remaining >= 5 {
      statistic += (joinedObserved - joinedExpected) * (joinedObserved - joinedExpected) / joinedExpected
      classes += 1
      (joinedObserved, joinedExpected) = (0, 0)
    }
  }
  statistic += (joinedObserved - joinedExpected) * (joinedObserved - joinedExpected) / joinedExpected
  return (statistic, classes)
}
