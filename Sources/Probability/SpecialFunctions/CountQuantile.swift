/// The smallest whole number at which a distribution function reaches a probability.
///
/// `tails` are those of the distribution function at any whole number from 0 on, `mass` its probability; the search starts at
/// `start` and never looks beyond `end`. Newton's steps, held within a bracket that every look narrows, and halved where
/// they do not. Beyond 2⁵³ the doubles are the whole numbers that there are. A distribution function that is not a number
/// gives NaN, never an answer.
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
    guard !high.isFinite || high - low > max(1, low.ulp) else { return high }
    let step = usesLower ? (target.lower - reached.lower) / mass(count) : (reached.upper - target.upper) / mass(count)
    var next = (count + step).rounded(.up)
    if look % 4 == 3 || !next.isFinite || abs(step) > 1e3 * stride {
      // Outward in growing strides while there is no bracket, else its middle.
      stride *= 8
      let outward = reaches ? count - stride : count + stride
      next = high.isFinite ? ((low + high) / 2).rounded(.down) : outward
      if abs(outward - count) < abs(next - count) { next = outward }
    }
    if next <= low { next = max(low + 1, low.nextUp) }
    if next >= high { next = min(high - 1, high.nextDown) }
    count = next
  }
  return .nan
}
