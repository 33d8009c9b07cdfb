/// The smallest whole number at which a distribution function reaches a probability.
///
/// `tails` are those of the distribution function at any whole number from 0 on, `mass` its probability; the search starts at
/// `start` and never looks beyond `end`. Newton's steps, held within a bracket that every look narrows, and halved where
/// they do not. A distribution function that is not a number gives NaN, never an answer.
/// - Complexity: 3 to 6 evaluations of `tails` from a good start, at most a few hundred.
func countQuantile(
  _ target: Tails, start: Double, end: Double, tails: (Double) -> Tails, mass: (Double) -> Double
) -> Double {
  let usesLower = target.lower <= 0.5
  // The answer is in (low, high].
  var (low, high) = (-1.0, end)
  var count = max(min(start.rounded(), end), 0)
  var stride = 1.0
  for look in 0..<1_000 {
    let reached = tails(count)
    guard !reached.lower.isNaN, !reached.upper.isNaN else { return .nan }
    let reaches = usesLower ? reached.lower >= target.lower : reached.upper <= target.upper
    if reaches { high = min(high, count) } else { low = max(low, count) }
    guard high - low > 1 else { return high }
    // Within rounding of Double's whole numbers there is nothing left to tell apart.
    let step = usesLower ? (target.lower - reached.lower) / mass(count) : (reached.upper - target.upper) / mass(count)
    var next = (count + step).rounded(.up)
    if look % 4 == 3 || !next.isFinite || abs(step) > 1e3 * stride {
      // Outward in growing strides while there is no bracket, else its middle.
      stride *= 8
      let outward = reaches ? count - stride : count + stride
      next = high.isFinite ? ((low + high) / 2).rounded(.down) : outward
      if abs(outward - count) < abs(next - count) { next = outward }
    }
    if next <= low { next = low + 1 }
    if next >= high { next = high - 1 }
    count = next
  }
  return .nan
}
