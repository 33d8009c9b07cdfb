/// A sum of doubles without any rounding, whatever their order, size and sign.
///
/// A fixed-point number that spans the whole range of the format, in digits of 32 bits with room for carries: the long
/// accumulator of Kulisch 2013, Computer Arithmetic and Validity, section 8.3. Equal sums are equal bit for bit, so they
/// may be added and merged in any order; `value` rounds once.
package struct ExactSum: Sendable, Equatable {
  /// Digits with weights 2^(32·i − 1088). After `settle` all but the last are in 0 ..< 2³².
  private var digits: [Int64]
  /// What may still be added before a digit could overflow.
  private var room: Int

  /// Weight of the lowest digit: a bit of it is below every double's.
  private static let lowestExponent = -1088
  /// Up to 2^1024 times 2^64 values.
  private static let digitCount = 70
  /// A value adds less than 2³³ to a digit that is below 2³², and a digit has 63 bits.
  private static let freshRoom = 1 << 29

  /// Zero.
  package init() {
    digits = Array(repeating: 0, count: Self.digitCount)
    room = Self.freshRoom
  }

  /// Adds a finite number.
  package mutating func add(_ number: Double) {
    precondition(number.isFinite, "only finite numbers have a sum")
    if room == 0 { settle() }
    room -= 1
    let bits = number.bitPattern
    let exponentBits = Int(bits >> 52 & 0x7FF)
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let significand = exponentBits == 0 ? fraction : fraction | 1 << 52
    // The unit of the significand is 2^(exponent − 1075), and that of subnormal numbers 2^−1074.
    let position = max(exponentBits, 1) - 1075 - Self.lowestExponent
    let (digit, shift) = (position >> 5, UInt64(position & 31))
    let low = (significand & 0xFFFF_FFFF) << shift
    let high = (significand >> 32) << shift
    let parts = (
      Int64(low & 0xFFFF_FFFF), Int64(low >> 32) + Int64(high & 0xFFFF_FFFF), Int64(high >> 32)
    )
    let sign: Int64 = number.sign == .minus ? -1 : 1
    digits[digit] += sign * parts.0
    digits[digit + 1] += sign * parts.1
    digits[digit + 2] += sign * parts.2
  }

  /// Adds later − earlier without error, even where that difference is no double.
  ///
  /// Knuth's TwoSum gives difference and rounding error as two doubles (The Art of Computer Programming 2, section
  /// 4.2.2, theorem B).
  package mutating func add(differenceOf later: Double, and earlier: Double) {
    let difference = later - earlier
    guard difference.isFinite else {
      add(later)
      add(-earlier)
      return
    }
    let part = difference - later
    add(difference)
    add((later - (difference - part)) - (earlier + part))
  }

  /// Adds another sum.
  package mutating func merge(_ other: ExactSum) {
    settle()
    for (index, digit) in other.settled.digits.enumerated() { digits[index] += digit }
    settle()
  }

  /// The sum of the same numbers with the other sign.
  package var negated: ExactSum {
    var sum = self
    sum.settle()
    for index in sum.digits.indices { sum.digits[index] = -sum.digits[index] }
    sum.settle()
    return sum
  }

  /// The sum rounded to the nearest double, ties to even; infinite beyond the largest.
  package var value: Double { value(scaledBy: 0) }

  /// The sum over a number of terms; finite, as their mean is, where the sum is beyond the largest double.
  package func mean(of count: Int) -> Double {
    let sum = value
    guard !sum.isFinite else { return sum / Double(count) }
    // Scaled by a power of two that no count of terms exceeds.
    return Double(sign: .plus, exponent: 64, significand: value(scaledBy: -64) / Double(count))
  }

  /// The sum times 2^power, rounded once.
  private func value(scaledBy power: Int) -> Double {
    let sum = settled
    guard let last = sum.digits.last, last >= 0 else { return -negated.value(scaledBy: power) }
    guard let top = sum.digits.lastIndex(where: { $0 != 0 }) else { return 0 }
    // Three digits hold at least 65 bits from the first that is set; the rest only breaks ties.
    var window: UInt128 = 0
    for index in stride(from: top, through: top - 2, by: -1) {
      window = window << 32 | UInt128(index >= 0 ? UInt64(sum.digits[index]) : 0)
    }
    let rest = top > 2 && sum.digits[..<(top - 2)].contains { $0 != 0 }
    let unit = Self.lowestExponent + 32 * (top - 2)
    let width = UInt128.bitWidth - window.leadingZeroBitCount
    let excess = max(0, width - 53)
    guard excess > 0 else { return Double(sign: .plus, exponent: unit + power, significand: Double(UInt64(window))) }
    var significand = UInt64(window >> UInt128(excess))
    let (cut, half) = (window & (1 << UInt128(excess) - 1), UInt128(1) << UInt128(excess - 1))
    if cut > half || (cut == half && (rest || significand & 1 == 1)) { significand += 1 }
    // Bits below 2^−1074 are never set, so subnormal sums are exact here and are not rounded twice.
    return Double(sign: .plus, exponent: unit + excess + power, significand: Double(significand))
  }

  /// Digits with carries done, for storage; without the zeros at both ends.
  package var storedDigits: (first: Int, digits: [Int64]) {
    let all = settled.digits
    guard let first = all.firstIndex(where: { $0 != 0 }), let last = all.lastIndex(where: { $0 != 0 }) else {
      return (0, [])
    }
    return (first, Array(all[first...last]))
  }

  /// Restores a sum; nil if these are no digits of one.
  package init?(first: Int, storedDigits: [Int64]) {
    self.init()
    guard first >= 0, storedDigits.count <= Self.digitCount - first else { return nil }
    for (index, digit) in storedDigits.enumerated() {
      let isLast = first + index == Self.digitCount - 1
      guard isLast ? abs(digit) < 1 << 40 : (0..<1 << 32).contains(digit) else { return nil }
      digits[first + index] = digit
    }
  }

  package static func == (left: ExactSum, right: ExactSum) -> Bool {
    left.settled.digits == right.settled.digits
  }

  private var settled: ExactSum {
    var sum = self
    sum.settle()
    return sum
  }

  /// Carries, so that every digit but the last is in 0 ..< 2³²; the last has the sign.
  private mutating func settle() {
    guard room < Self.freshRoom || digits.contains(where: { $0 < 0 || $0 >= 1 << 32 }) else { return }
    var carry: Int64 = 0
    for index in 0..<Self.digitCount - 1 {
      let digit = digits[index] + carry
      carry = digit >> 32
      digits[index] = digit & 0xFFFF_FFFF
    }
    digits[Self.digitCount - 1] += carry
    room = Self.freshRoom
  }
}
