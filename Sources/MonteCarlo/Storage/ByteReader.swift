import Probability

/// Stored bytes are not what they should be: cut off, damaged, or of another model.
package struct StoredTallyError: Error, CustomStringConvertible {
  package let description: String
}

/// Takes from bytes what `ByteWriter` put there, and trusts nothing.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func wholeNumber() throws(StoredTallyError) -> UInt64 {
    var (number, shift) = (UInt64(0), UInt64(0))
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw StoredTallyError(description: "a number is cut off")
  }

  /// A whole number that counts things in memory, at most `limit`.
  mutating func count(upTo limit: Int = 1 << 48) throws(StoredTallyError) -> Int {
    guard let number = Int(exactly: try wholeNumber()), number <= limit else {
      throw StoredTallyError(description: "a count is too large")
    }
    return number
  }

  mutating func wideNumber() throws(StoredTallyError) -> UInt128 {
    let low = UInt128(try wholeNumber())
    return UInt128(try wholeNumber()) << 64 | low
  }

  mutating func exactSum() throws(StoredTallyError) -> ExactSum {
    let first = try count(upTo: 1 << 16)
    var digits: [Int64] = []
    for _ in 0..<(try count(upTo: 1 << 16)) { digits.append(Int64(bitPattern: try wholeNumber())) }
    guard let sum = ExactSum(first: first, storedDigits: digits) else {
      throw StoredTallyError(description: "a sum has digits that it can't have")
    }
    return sum
  }

  mutating func number() throws(StoredTallyError) -> Double {
    guard bytes.count - position >= 8 else { throw StoredTallyError(description: "a number is cut off") }
    var pattern: UInt64 = 0
    for offset in 0..<8 { pattern |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
    position += 8
    return Double(bitPattern: pattern)
  }

  mutating func numbers() throws(StoredTallyError) -> [Double] {
    let total = try count(upTo: (bytes.count - position) / 8)
    var numbers: [Double] = []
    numbers.reserveCapacity(total)
    for _ in 0..<total { numbers.append(try number()) }
    return numbers
  }

  mutating func text() throws(StoredTallyError) -> String { String(decoding: try lengthAndBytes(), as: UTF8.self) }

  /// As many bytes as stand before them.
  mutating func lengthAndBytes() throws(StoredTallyError) -> [UInt8] {
    let length = try count()
    // What is left after the length itself.
    guard length <= bytes.count - position else { throw StoredTallyError(description: "a text is cut off") }
    defer { position += length }
    return Array(bytes[position..<position + length])
  }

  /// - Parameter expected: how many counts the model has there.
  mutating func counts(_ expected: Int) throws(StoredTallyError) -> [UInt64] {
    guard try count() == expected else { throw StoredTallyError(description: "the counts are of another model") }
    var counts = [UInt64](repeating: 0, count: expected)
    var index = 0
    while index < expected {
      index += try count(upTo: expected - index)
      let others = try count(upTo: expected - index)
      for _ in 0..<others {
        counts[index] = try wholeNumber()
        index += 1
      }
    }
    return counts
  }

  mutating func moments() throws(StoredTallyError) -> MomentAccumulator {
    let total = try count()
    guard total > 0 else { return MomentAccumulator() }
    let (mean, squares, cubes) = (try number(), try number(), try number())
    let exponent = Int(Int64(bitPattern: try wholeNumber()))
    guard exponent.magnitude < 1 << 12 else {
      throw StoredTallyError(description: "moments have a unit that they can't have")
    }
    return MomentAccumulator(
      count: total, mean: mean, squaredDeviations: squares, cubedDeviations: cubes, exponent: exponent,
      minimum: try number(), maximum: try number())
  }
}
