/// Sums of whole numbers that are not negative, of both variants; exact, so they merge in any order.
package struct PairedWholeSums: Sendable, Equatable {
  var baselineSum: UInt128 = 0
  var variantSum: UInt128 = 0
  var baselineSquares: UInt128 = 0
  var variantSquares: UInt128 = 0
  var differenceSquares: UInt128 = 0

  /// Takes the numbers of a block in, each at most `limit`.
  mutating func add(_ baseline: [Int32], _ variant: [Int32], limit: Int64) {
    var (first, second, firstSquares, secondSquares, squares) = (Int64(0), Int64(0), Int64(0), Int64(0), Int64(0))
    // 4,096 squares of at most 2²⁴ + 1 fit.
    for index in baseline.indices {
      let (x, y) = (min(Int64(baseline[index]), limit), min(Int64(variant[index]), limit))
      first &+= x
      second &+= y
      firstSquares &+= x &* x
      secondSquares &+= y &* y
      squares &+= (y &- x) &* (y &- x)
    }
    baselineSum += UInt128(first)
    variantSum += UInt128(second)
    baselineSquares += UInt128(firstSquares)
    variantSquares += UInt128(secondSquares)
    differenceSquares += UInt128(squares)
  }

  mutating func merge(_ other: PairedWholeSums) {
    baselineSum += other.baselineSum
    variantSum += other.variantSum
    baselineSquares += other.baselineSquares
    variantSquares += other.variantSquares
    differenceSquares += other.differenceSquares
  }

  var reversed: PairedWholeSums {
    var sums = self
    (sums.baselineSum, sums.variantSum) = (variantSum, baselineSum)
    (sums.baselineSquares, sums.variantSquares) = (variantSquares, baselineSquares)
    return sums
  }

  var baseline: (sum: Int128, squares: UInt128) { (Int128(baselineSum), baselineSquares) }
  var variant: (sum: Int128, squares: UInt128) { (Int128(variantSum), variantSquares) }
  var difference: (sum: Int128, squares: UInt128) {
    (Int128(variantSum) - Int128(baselineSum), differenceSquares)
  }

  /// Σ(x − mean)² from Σx and Σx², exact but for one division as long as 128 bits hold n·Σx².
  static func squaredDeviations(_ sum: Int128, _ squares: UInt128, count: Int) -> Double {
    let scaled = squares.multipliedReportingOverflow(by: UInt128(count))
    let square = sum.magnitude.multipliedReportingOverflow(by: sum.magnitude)
    guard !scaled.overflow, !square.overflow else {
      return max(0, Double(squares) - Double(sum) * (Double(sum) / Double(count)))
    }
    return Double(scaled.partialValue - square.partialValue) / Double(count)
  }
}
