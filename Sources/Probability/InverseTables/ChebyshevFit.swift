#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Interpolation at Chebyshev's points of the first kind on [−1, 1].
///
/// Trefethen 2013, "Approximation Theory and Approximation Practice", chapters 2-4.
enum ChebyshevFit {
  /// Points of each fit.
  static let count = 16

  /// The points, rising.
  static let points: [Double] = (0..<count).map { -cos(Double.pi * (Double($0) + 0.5) / Double(count)) }

  /// For each degree and point, the factor by which the point's value enters the coefficient.
  private static let transform: [[Double]] = (0..<count).map { degree in
    points.indices.map { point in
      let angle = Double.pi * (Double(point) + 0.5) / Double(count)
      let sign = degree % 2 == 0 ? 1.0 : -1.0
      return (degree == 0 ? 1 : 2) / Double(count) * sign * cos(Double(degree) * angle)
    }
  }

  /// Coefficients of each Chebyshev polynomial in powers, lowest first.
  private static let powers: [[Double]] = {
    var rows: [[Double]] = [
      [1] + Array(repeating: 0, count: count - 1), [0, 1] + Array(repeating: 0, count: count - 2),
    ]
    for degree in 2..<count {
      var row = rows[degree - 2].map { -$0 }
      for power in 0..<count - 1 { row[power + 1] += 2 * rows[degree - 1][power] }
      rows.append(row)
    }
    return rows
  }()

  /// Coefficients of the Chebyshev polynomials, lowest first, of values at the points.
  static func coefficients(_ values: [Double]) -> [Double] {
    transform.map { row in
      var sum = 0.0
      for point in 0..<count { sum += row[point] * values[point] }
      return sum
    }
  }

  /// The same polynomial by powers, highest first.
  static func powersHighestFirst(_ coefficients: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for degree in 0..<count {
      for power in 0...degree { result[count - 1 - power] += coefficients[degree] * powers[degree][power] }
    }
    return result
  }
}
