import Probability

/// Sums of whole numbers that are not negative, of both variants; exact, so they merge in any order.
package struct PairedWholeSums: Sendable, Equatable {
  var baselineSum: UInt128 = 0
  var variantSum: UInt128 = 0
  var baselineSquares: UInt128 = 0
  var variantSquares: UInt128 = 0
  var differenceSquares: UInt128 = 0
  // At most 2⁷⁵ each, and 2⁴⁰ of them.
  var baselineCubes: Int128 = 0
  var variantCubes: Int128 = 0
  var differenceCubes: Int128 = 0

  /// Takes the numbers of a block in, each at most `limit`.
  mutating func add(_ baseline: [Int32], _ variant: [Int32], limit: Int64) {
    var (first, second, firstSquares, secondSquares, squares) = (Int64(0), Int64(0), Int64(0), Int64(0), Int64(0))
    // 4,096 squares of at most 2²⁴ + 1 fit; their cubes fit as long as numbers are below 2¹⁶.
    var (firstCubes, secondCubes, cubes, largest) = (Int64(0), Int64(0), Int64(0), Int64(0))
    for index in baseline.indices {
      let (x, y) = (min(Int64(baseline[index]), limit), min(Int64(variant[index]), limit))
      first &+= x
      second &+= y
      firstSquares &+= x &* x
      secondSquares &+= y &* y
      squares &+= (y &- x) &* (y &- x)
      firstCubes &+= x &* x &* x
      secondCubes &+= y &* y &* y
      cubes &+= (y &- x) &* (y &- x) &* (y &- x)
      largest = max(largest, x, y)
    }
    baselineSum += UInt128(first)
    variantSum += UInt128(second)
    baselineSquares += UInt128(firstSquares)
    variantSquares += UInt128(secondSquares)
    differenceSquares += UInt128(squares)
    guard largest >= 1 << 16 else {
      baselineCubes += Int128(firstCubes)
      variantCubes += Int128(secondCubes)
      differenceCubes += Int128(cubes)
      return
    }
    for index in baseline.indices {
      let (x, y) = (Int128(min(Int64(baseline[index]), limit)), Int128(min(Int64(variant[index]), limit)))
      baselineCubes += x * x * x
      variantCubes += y * y * y
      differenceCubes += (y - x) * (y - x) * (y - x)
    }
  }

  mutating func merge(_ other: PairedWholeSums) {
    baselineSum += other.baselineSum
    variantSum += other.variantSum
    baselineSquares += other.baselineSquares
    variantSquares += other.variantSquares
    differenceSquares += other.differenceSquares
    baselineCubes += other.baselineCubes
    variantCubes += other.variantCubes
    differenceCubes += other.differenceCubes
  }

  var reversed: PairedWholeSums {
    var sums = self
    (sums.baselineSum, sums.variantSum) = (variantSum, baselineSum)
    (sums.baselineSquares, sums.variantSquares) = (variantSquares, baselineSquares)
    (sums.baselineCubes, sums.variantCubes) = (variantCubes, baselineCubes)
    sums.differenceCubes = -differenceCubes
    return sums
  }

  var baseline: Powers { Powers(sum: Int128(baselineSum), squares: baselineSquares, cubes: baselineCubes) }
  var variant: Powers { Powers(sum: Int128(variantSum), squares: variantSquares, cubes: variantCubes) }
  var difference: Powers {
    Powers(sum: Int128(variantSum) - Int128(baselineSum), squares: differenceSquares, cubes: differenceCubes)
  }

  /// Sums of the first three powers of whole numbers.
  struct Powers {
    let sum: Int128
    let squares: UInt128
    let cubes: Int128

    /// The moments of the numbers; minimum and maximum are NaN.
    func moments(count: Int) -> MomentAccumulator {
      MomentAccumulator(
        count: count, mean: Double(sum) / Double(count), squaredDeviations: squaredDeviations(count: count),
        cubedDeviations: cubedDeviations(count: count), minimum: .nan, maximum: .nan)
    }

    /// Σ(x − mean)² from Σx and Σx², exact but for one division as long as 128 bits hold n·Σx².
    private func squaredDeviations(count: Int) -> Double {
      let scaled = squares.multipliedReportingOverflow(by: UInt128(count))
      let square = sum.magnitude.multipliedReportingOverflow(by: sum.magnitude)
      guard !scaled.overflow, !square.overflow else {
        return max(0, Double(squares) - Double(sum) * (Double(sum) / Double(count)))
      }
      return Double(scaled.partialValue - square.partialValue) / Double(count)
    }

    /// Σ(x − mean)³: about the whole number below the mean exactly, then moved by less than one.
    private func cubedDeviations(count: Int) -> Double {
      // The sum's sign turned turns the result, bit for bit.
      guard sum >= 0 else { return -Powers(sum: -sum, squares: squares, cubes: -cubes).cubedDeviations(count: count) }
      let (n, second) = (Int128(count), Int128(squares))
      let origin = sum / n
      // Below 2¹²⁷: 2⁷⁵·2⁴⁰ four times.
      let cubed = cubes - 3 * origin * second + 3 * origin * origin * sum - origin * origin * origin * n
      let squared = second - 2 * origin * sum + origin * origin * n
      let rest = Double(sum - origin * n) / Double(count)
      return Double(cubed) - 3 * rest * Double(squared) + 2 * rest * rest * rest * Double(count)
    }
  }
}
