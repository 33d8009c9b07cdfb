internal import CGSL

/// Points that fill a cube more evenly than random ones.
///
/// Sobol 1967, USSR Computational Mathematics 7(4), 86-112, in the order of Antonov and Saleev 1979 with the direction
/// numbers of Bratley and Fox 1988, ACM TOMS 14(1), 88-100, as GSL has them.
package enum SobolSequence {
  /// The most dimensions for which GSL has direction numbers.
  package static let largestDimension = 40

  /// Bits of a coordinate.
  package static let bitCount = 30

  /// The first points of the sequence, with the zero point that GSL leaves out; coordinates are multiples of 2⁻³⁰ in [0, 1).
  ///
  /// Traps where not 1 <= dimension <= 40 and 0 <= count < 2³⁰.
  /// - Throws: `GSLError` where GSL has no memory.
  package static func points(count: Int, dimension: Int) throws(GSLError) -> [[Double]] {
    precondition((1...largestDimension).contains(dimension), "GSL has Sobol sequences of 1 to 40 dimensions")
    precondition((0..<1 << bitCount).contains(count), "coordinates have 30 bits")
    GSL.prepare()
    guard let generator = brink_sobol_alloc(UInt32(dimension)) else {
      throw GSLError(status: Int32(GSL_ENOMEM), computing: "a Sobol sequence of \(dimension) dimensions")
    }
    defer { gsl_qrng_free(generator) }
    var point = [Double](repeating: 0, count: dimension)
    var points: [[Double]] = []
    while points.count < count {
      points.append(point)
      let status = gsl_qrng_get(generator, &point)
      guard status == GSL_SUCCESS else {
        throw GSLError(status: status, computing: "point \(points.count) of a Sobol sequence")
      }
    }
    return points
  }
}
