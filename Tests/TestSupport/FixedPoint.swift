/// A number in fixed point with 2,304 bits, two's complement: wide enough for any sum of doubles, written for tests alone.
package struct FixedPoint: Equatable {
  /// Bits, the lowest first; bit i weighs 2^(i − 1074).
  private var bits: [Bool]

  private static let width = 2304

  /// Zero.
  package init() { bits = Array(repeating: false, count: Self.width) }

  /// A finite double, exactly.
  package init(_ number: Double) {
    self.init()
    let exponent = max(Int(number.bitPattern >> 52 & 0x7FF), 1)
    var significand = number.bitPattern & 0xF_FFFF_FFFF_FFFF
    if number.isNormal { significand |= 1 << 52 }
    for bit in 0..<53 where significand >> UInt64(bit) & 1 == 1 { bits[exponent - 1 + bit] = true }
    if number < 0 { self = FixedPoint() - self }
  }

  package static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var (sum, carry) = (FixedPoint(), false)
    for index in 0..<width {
      let ones = (left.bits[index] ? 1 : 0) + (right.bits[index] ? 1 : 0) + (carry ? 1 : 0)
      sum.bits[index] = ones & 1 == 1
      carry = ones > 1
    }
    return sum
  }

  package static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    var complement = right
    for index in 0..<width { complement.bits[index].toggle() }
    var one = FixedPoint()
    one.bits[0] = true
    return left + complement + one
  }

  package var isNegative: Bool { bits[Self.width - 1] }
  package var magnitude: FixedPoint { isNegative ? FixedPoint() - self : self }

  package static func < (left: FixedPoint, right: FixedPoint) -> Bool { (left - right).isNegative }
}
