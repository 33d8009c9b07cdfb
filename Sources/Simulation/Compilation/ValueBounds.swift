import Probability

/// What is known before a run about the values of one expression: bounds, and whether it can be NaN.
///
/// Sound, not tight: it decides which checks a program can leave out. Interval arithmetic after R. E. Moore,
/// "Interval Analysis" (1966), with infinite bounds where an operation can overflow.
struct ValueBounds: Equatable {
  var low: Double
  var high: Double
  var canBeNaN = false

  static let condition = ValueBounds(low: 0, high: 1)
  static let anything = ValueBounds(low: -.infinity, high: .infinity, canBeNaN: true)
  static let finite = ValueBounds(low: -Double.greatestFiniteMagnitude, high: .greatestFiniteMagnitude)

  static func exactly(_ value: Double) -> ValueBounds {
    value.isNaN ? .anything : ValueBounds(low: value, high: value)
  }

  var canBeInfinite: Bool { low == -.infinity || high == .infinity }
  var isFinite: Bool { !canBeNaN && !canBeInfinite }
  var canBeZero: Bool { canBeNaN || (low <= 0 && high >= 0) }

  func isWithin(_ bounds: ClosedRange<Double>) -> Bool {
    !canBeNaN && low >= bounds.lowerBound && high <= bounds.upperBound
  }

  /// The values of both.
  func union(_ other: ValueBounds) -> ValueBounds {
    ValueBounds(low: min(low, other.low), high: max(high, other.high), canBeNaN: canBeNaN || other.canBeNaN)
  }

  /// The interval of a function that rises over the whole line.
  func mapped(increasing function: (Double) -> Double) -> ValueBounds {
    let (newLow, newHigh) = (function(low), function(high))
    guard !newLow.isNaN, !newHigh.isNaN else { return .anything }
    // A rounding error of the kernel may pass the bound by an ulp or two.
    return ValueBounds(low: newLow.nextDown.nextDown, high: newHigh.nextUp.nextUp, canBeNaN: canBeNaN)
  }
}

extension ValueBounds {
  static prefix func - (value: ValueBounds) -> ValueBounds {
    ValueBounds(low: -value.high, high: -value.low, canBeNaN: value.canBeNaN)
  }

  static func + (left: ValueBounds, right: ValueBounds) -> ValueBounds {
    let opposite =
      (left.low == -.infinity && right.high == .infinity) || (left.high == .infinity && right.low == -.infinity)
    let (low, high) = (left.low + right.low, left.high + right.high)
    return ValueBounds(
      low: low.isNaN ? -.infinity : low, high: high.isNaN ? .infinity : high,
      canBeNaN: left.canBeNaN || right.canBeNaN || opposite)
  }

  static func - (left: ValueBounds, right: ValueBounds) -> ValueBounds { left + (-right) }

  static func * (left: ValueBounds, right: ValueBounds) -> ValueBounds {
    let zeroTimesInfinity = (left.canBeZero && right.canBeInfinite) || (right.canBeZero && left.canBeInfinite)
    let canBeNaN = left.canBeNaN || right.canBeNaN || zeroTimesInfinity
    // 0 · ∞ at a corner stands for products of numbers near 0 with huge ones, which have any size.
    guard !zeroTimesInfinity else { return ValueBounds(low: -.infinity, high: .infinity, canBeNaN: true) }
    let corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
    return ValueBounds(low: corners.min() ?? -.infinity, high: corners.max() ?? .infinity, canBeNaN: canBeNaN)
  }

  static func / (left: ValueBounds, right: ValueBounds) -> ValueBounds {
    guard !right.canBeZero, !(left.canBeInfinite && right.canBeInfinite) else { return .anything }
    let corners = [left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high]
    guard !corners.contains(where: \.isNaN) else { return .anything }
    return ValueBounds(
      low: corners.min() ?? -.infinity, high: corners.max() ?? .infinity,
      canBeNaN: left.canBeNaN || right.canBeNaN)
  }

  static func minimum(_ left: ValueBounds, _ right: ValueBounds) -> ValueBounds {
    ValueBounds(
      low: min(left.low, right.low), high: min(left.high, right.high), canBeNaN: left.canBeNaN || right.canBeNaN)
  }

  static func maximum(_ left: ValueBounds, _ right: ValueBounds) -> ValueBounds {
    ValueBounds(
      low: max(left.low, right.low), high: max(left.high, right.high), canBeNaN: left.canBeNaN || right.canBeNaN)
  }
}
