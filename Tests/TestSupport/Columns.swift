/// A column of eight-lane groups from numbers; the last group is filled up with its last number.
package func column(_ numbers: [Double]) -> [SIMD8<Double>] {
  stride(from: 0, to: numbers.count, by: 8).map { start in
    var group = SIMD8<Double>.zero
    for lane in 0..<8 { group[lane] = numbers[min(start + lane, numbers.count - 1)] }
    return group
  }
}

/// The lanes of a column in order.
package func lanes(_ column: [SIMD8<Double>]) -> [Double] {
  column.flatMap { group in (0..<8).map { group[$0] } }
}

/// A column of eight-lane groups of consecutive integers.
package func consecutive(from first: UInt64, groups: Int) -> [SIMD8<UInt64>] {
  (0..<groups).map { SIMD8(0, 1, 2, 3, 4, 5, 6, 7) &+ (first + 8 * UInt64($0)) }
}
