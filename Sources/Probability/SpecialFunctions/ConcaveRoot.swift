#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Newton's root of a function that is concave and monotone, such as the logarithm of a tail: it ends on the root from any
/// start.
///
/// Ends with the step from a value below 1e-8, whose square is what is left; or when rounding keeps the steps from falling.
/// A function that is not a number gives NaN, never a wrong root; −∞, where a tail is 0 in `Double`, is a step too far.
/// - Complexity: about four evaluations; at most 200.
func concaveRoot(from start: Double, _ function: (Double) -> (value: Double, slope: Double)) -> Double {
  var x = start
  var lastFinite = 0.0
  for _ in 0..<200 {
    let (value, slope) = function(x)
    if value.isNaN { return .nan }
    if value == 0 { return x }
    guard value.isFinite, (value / slope).isFinite else {
      x = (x + lastFinite) / 2
      continue
    }
    lastFinite = x
    let step = -value / slope
    x += step
    if abs(value) < 1e-8 || abs(step) <= 2 * x.ulp { return x }
  }
  return x
}
