#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Largest mean of a count, 10¹⁵: larger ones are not exact in `Double`.
let largestCountMean = 1e15

/// log(x / y), without cancellation where they are near each other.
func logOfRatio(_ x: Double, _ y: Double) -> Double {
  let excess = (x - y) / y
  return abs(excess) < 0.5 ? log1p(excess) : log(x / y)
}

/// A first guess at a count's quantile, by the first terms of Cornish and Fisher's expansion (1938, Revue de l'Institut
/// International de Statistique 5(4); Abramowitz and Stegun 26.2.49).
func nearlyNormalCount(_ target: Tails, mean: Double, variance: Double, skewness: Double) -> Double {
  let z = target.normalPoint
  return mean + variance.squareRoot() * (z + min(skewness, 1) / 6 * (z * z - 1)) - 0.5
}

/// Quantiles of counts with small means, for eight lanes, by adding up probabilities from 0 on.
///
/// Chop-down search (Kemp 1981, J. R. Stat. Soc. C 30(3)), exact to 1e-16 in u. A lane stops at its quantile whatever its
/// neighbours do, so that results do not depend on how lanes are grouped.
///
/// - Parameter ratio: probability of the count over that of the one before it.
@inline(__always)  // one loop of plain arithmetic for each law
func summedQuantile(
  _ u: LaneGroup, first: LaneGroup, upTo limit: Int, ratio: (LaneGroup) -> LaneGroup
) -> LaneGroup {
  var (mass, sum) = (first, first)
  var count = LaneGroup(repeating: 0)
  var isOpen = u .> sum
  var next = LaneGroup(repeating: 0)
  for _ in 0..<limit where any(isOpen) {
    next += 1
    mass *= ratio(next)
    sum += mass
    count.replace(with: next, where: isOpen)
    isOpen = isOpen .& (u .> sum)
  }
  return count
}

/// The table of a law of counts: probabilities where they fit in one, else a smooth one in whole numbers if it is nearly normal.
///
/// - Parameter ratio: probability of k + 1 over that of k.
/// - Parameter tails: the distribution function at a whole number and a real one added to it, as its closed form
///   continues it.
@inline(never)  // the optimiser of Swift 6.3.1 does not survive what becomes of it in a law
func makeCountTable(
  _ law: any Law, _ arguments: LawArguments, mean: Double, variance: Double, end: Double, ratio: (Double) -> Double,
  tails: @escaping (Double, Double) -> Tails
) -> InverseTable? {
  let outermost = 1e-30
  let first = law.quantile(Tails(lower: outermost, upper: 1 - outermost), arguments)
  let last = law.quantile(Tails(lower: 1 - outermost, upper: outermost), arguments)
  if let table = CountTable(first: first, last: last, mass: { law.density($0, arguments) }, ratio: ratio) {
    return InverseTable(table)
  }
  let scale = variance.squareRoot()
  let centre = mean.rounded()
  // A wide law that is far from normal, a negative binomial with a small n, would take too many nodes.
  guard abs((first - centre) + (last - centre)) < 0.1 * (last - first) else { return nil }
  return SmoothTable(
    .whole(offset: centre, scale: scale, end: min(end, .greatestFiniteMagnitude)), cells: 1
  ) { target, guess in
    normalPointRoot(target, from: guess ?? target.normalPoint) { tails(centre, scale * $0) }
  }.map { InverseTable($0) }
}

/// Where a distribution function in units of its standard deviation has given tails, by the secant method on normal points,
/// in which it is nearly straight.
///
/// NaN if the function is not a number.
private func normalPointRoot(_ target: Tails, from start: Double, _ tails: (Double) -> Tails) -> Double {
  let goal = target.normalPoint
  var (x, slope) = (start, 1.0)
  var value = tails(x).normalPoint - goal
  for _ in 0..<30 {
    guard !value.isNaN else { return .nan }
    let step = -value / slope
    // The secant's error is the product of the last two, and a hundredth by the law's curvature.
    guard abs(value) > 1e-7 else { return x + step }
    x += step
    let next = tails(x).normalPoint - goal
    slope = max((next - value) / step, 0.1)
    value = next
  }
  return x
}
