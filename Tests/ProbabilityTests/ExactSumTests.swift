import Probability
import TestSupport
import Testing

@Suite("Exact sums") struct ExactSumTests {
  /// Doubles of all sizes and signs, with much cancellation.
  private func nasty(_ seed: UInt64, count: Int) -> [Double] {
    (0..<count).flatMap { index -> [Double] in
      let u = (0..<3).map { k in
        uniform(trajectory: UInt64(index), seed: seed, address: DrawAddress(site: 7, step: UInt32(k)))
      }
      let exponent = seed % 2 == 0 ? Int(u[0] * 2098) - 1074 : Int(u[0] * 40) - 20
      let number = Double(sign: u[1] < 0.5 ? .minus : .plus, exponent: exponent, significand: 1 + u[2])
      // Half of them come again with the other sign and a small change.
      return index.isMultiple(of: 2) ? [number] : [number, -number.nextUp]
    }
    .filter(\.isFinite)
  }

  @Test("A sum is the double nearest to the true sum, computed bit by bit", arguments: 1...20)
  func nearest(seed: UInt64) {
    let numbers = nasty(seed, count: 60)
    var sum = ExactSum()
    for number in numbers { sum.add(number) }
    let truth = numbers.reduce(FixedPoint()) { $0 + FixedPoint($1) }
    let value = sum.value
    guard value.isFinite else { return }
    let error = (truth - FixedPoint(value)).magnitude
    for neighbour in [value.nextUp, value.nextDown] where neighbour.isFinite {
      #expect(
        !((truth - FixedPoint(neighbour)).magnitude < error), "seed \(seed): \(neighbour) is nearer than \(value)")
    }
  }

  @Test(
    "Sums that defeat plain addition",
    arguments: [
      // Exact values by hand; the first is the example of Python's math.fsum.
      ([Double](repeating: 0.1, count: 10), 1.0), ([1e308, 1e308, -1e308, -1e308], 0), ([1e308, 1, -1e308], 1),
      ([1e308, 1e308, -1e308], 1e308), ([0x1p-1074, 0x1p-1074], 0x1p-1073), ([1, 0x1p-1074, -1], 0x1p-1074),
      ([1, 0x1p-53], 1), ([1, 0x1p-53, 0x1p-1074], (1.0).nextUp), ([(1.0).nextUp, 0x1p-53], 1 + 0x1p-51),
      ([-1, -0x1p-53, -0x1p-200], -(1.0).nextUp), ([.greatestFiniteMagnitude, 0x1p969], .greatestFiniteMagnitude),
      ([.greatestFiniteMagnitude, .greatestFiniteMagnitude], .infinity), ([], 0),
      ([.leastNormalMagnitude, -0x1p-1074], .leastNormalMagnitude.nextDown),
    ] as [([Double], Double)])
  func cases(numbers: [Double], expected: Double) {
    var (sum, backwards) = (ExactSum(), ExactSum())
    for number in numbers { sum.add(number) }
    for number in numbers.reversed() { backwards.add(-number) }
    #expect(sum.value == expected)
    #expect(backwards.value == -expected && backwards.negated == sum)
  }

  @Test("Neither order nor merging changes a bit, and a stored sum returns", arguments: 1...6)
  func order(seed: UInt64) throws {
    let numbers = nasty(seed, count: 300)
    var (forwards, backwards, parts) = (ExactSum(), ExactSum(), ExactSum())
    for number in numbers { forwards.add(number) }
    for number in numbers.reversed() { backwards.add(number) }
    for start in stride(from: 0, to: numbers.count, by: 7) {
      var part = ExactSum()
      for number in numbers[start..<min(start + 7, numbers.count)] { part.add(number) }
      parts.merge(part)
    }
    #expect(forwards == backwards && forwards == parts)
    let stored = forwards.storedDigits
    #expect(try #require(ExactSum(first: stored.first, storedDigits: stored.digits)) == forwards)
    #expect(ExactSum(first: 69, storedDigits: [1, 1]) == nil && ExactSum(first: 0, storedDigits: [-1]) == nil)
  }

  @Test("The sum of differences is the difference of the sums, and turns its sign with them", arguments: 1...6)
  func differences(seed: UInt64) {
    let (first, second) = (nasty(seed, count: 200), nasty(seed + 100, count: 200))
    var (sum, other, differences, reversed) = (ExactSum(), ExactSum(), ExactSum(), ExactSum())
    for (x, y) in zip(first, second) {
      sum.add(x)
      other.add(y)
      differences.add(differenceOf: y, and: x)
      reversed.add(differenceOf: x, and: y)
    }
    let negated = sum.negated
    sum = other
    sum.merge(negated)
    #expect(differences == sum)
    #expect(differences == reversed.negated)
    // The largest double less the least: their difference is no double.
    var wide = ExactSum()
    wide.add(differenceOf: .greatestFiniteMagnitude, and: -.greatestFiniteMagnitude)
    wide.add(-.greatestFiniteMagnitude)
    #expect(wide.value == .greatestFiniteMagnitude)
  }

  @Test("Carries are done before a digit can overflow")
  func manyValues() {
    var sum = ExactSum()
    for _ in 0..<3_000_000 { sum.add(0.1) }
    // 3,000,000 × 0.1000000000000000055511151231257827 (the double 0.1), rounded.
    #expect(sum.value == 300_000.0000000000166533453693773)
  }
}
