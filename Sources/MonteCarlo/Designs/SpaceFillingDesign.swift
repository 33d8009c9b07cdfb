import Probability

/// Points that fill the space of some factors: for each point a place in (0, 1) for each factor.
///
/// A design is a function of the seed and the factors' names. A factor's places are drawn at sites of its own name, so
/// that another factor leaves those of a Latin hypercube as they were.
package enum SpaceFillingDesign: Sendable, Equatable {
  /// So many points; each of so many equal slices of each factor has one, at a place drawn within the slice.
  ///
  /// McKay, Beckman and Conover 1979, Technometrics 21(2), 239-245, section 2.3.
  case latinHypercube(Int)
  /// The first points of a Sobol sequence, the zero point among them, under a random digital shift.
  ///
  /// The shift keeps the sequence's balance, which leaving out the zero point would lose (Owen 2022, "On dropping the
  /// first Sobol' point", MCQMC 2020, 71-86). L'Ecuyer and Lemieux 2002, "Recent advances in randomized quasi-Monte
  /// Carlo methods", section 4.
  case sobol(Int)

  /// The points, each with a place for each factor.
  ///
  /// Traps for a Sobol design of more than 40 factors.
  /// - Throws: `GSLError` where GSL has no memory.
  package func points(factors: [String], seed: UInt64) throws(GSLError) -> [[Double]] {
    switch self {
    case .latinHypercube(let count):
      let columns = factors.map { Self.latinColumn(count: count, factor: $0, seed: seed) }
      return (0..<count).map { point in columns.map { $0[point] } }
    case .sobol(let count):
      guard !factors.isEmpty else { return Array(repeating: [], count: count) }
      let scale = Double(1 << SobolSequence.bitCount)
      let shifts = factors.map { Int(Self.uniform("shift", $0, index: 0, seed: seed) * scale) }
      return try SobolSequence.points(count: count, dimension: factors.count).map { point in
        // The middle of a cell is never 0 or 1.
        zip(point, shifts).map { (Double(Int($0 * scale) ^ $1) + 0.5) / scale }
      }
    }
  }

  /// A place in each slice, the slices in random order (Fisher and Yates' shuffle: Knuth, The Art of Computer
  /// Programming 2, algorithm 3.4.2P).
  private static func latinColumn(count: Int, factor: String, seed: UInt64) -> [Double] {
    var slices = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      slices.swapAt(last, Int(uniform("order", factor, index: last, seed: seed) * Double(last + 1)))
    }
    return slices.map { slice in
      (Double(slice) + uniform("place", factor, index: slice, seed: seed)) / Double(count)
    }
  }

  /// A uniform whose generation no trajectory has.
  private static func uniform(_ purpose: String, _ factor: String, index: Int, seed: UInt64) -> Double {
    let address = DrawAddress(site: SiteHash.fnv1a("design.\(purpose).\(factor)"), step: 0, generation: .max)
    return Probability.uniform(trajectory: UInt64(index), seed: seed, address: address)
  }
}
