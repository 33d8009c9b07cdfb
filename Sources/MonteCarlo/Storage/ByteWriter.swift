import Probability

/// Puts numbers into bytes: whole numbers short, others by their eight bytes, so that every bit returns.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Seven bits a byte, the lowest first; the high bit says that more follow (LEB128).
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ number: Int) { write(UInt64(number)) }

  mutating func write(_ number: UInt128) {
    write(UInt64(truncatingIfNeeded: number))
    write(UInt64(number >> 64))
  }

  mutating func write(_ sum: ExactSum) {
    let (first, digits) = sum.storedDigits
    write(first)
    write(digits.count)
    for digit in digits { write(UInt64(bitPattern: digit)) }
  }

  mutating func write(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ numbers: [Double]) {
    write(numbers.count)
    for number in numbers { write(number) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  mutating func append(_ more: [UInt8]) { bytes += more }

  /// Counts in runs, how many zeros and then how many others: most bins of a histogram are empty.
  mutating func write(counts: [UInt64]) {
    write(counts.count)
    var index = 0
    while index < counts.count {
      let firstOther = counts[index...].firstIndex { $0 != 0 } ?? counts.count
      let nextZero = counts[firstOther...].firstIndex { $0 == 0 } ?? counts.count
      write(firstOther - index)
      write(nextZero - firstOther)
      for count in counts[firstOther..<nextZero] { write(count) }
      index = nextZero
    }
  }

  mutating func write(_ moments: MomentAccumulator) {
    write(moments.count)
    guard moments.count > 0 else { return }
    write(moments.mean)
    write(moments.squaredDeviations)
    write(moments.cubedDeviations)
    write(UInt64(bitPattern: Int64(moments.exponent)))
    write(moments.minimum)
    write(moments.maximum)
  }
}
