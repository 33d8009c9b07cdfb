import Probability
import Testing

@Suite("Sobol sequences")
struct SobolSequenceTests {
  /// Published output of John Burkardt's SOBOL for two dimensions, in which all common direction numbers agree; six
  /// decimals, points 0 to 10 and 95 to 110.
  private static let published: [Int: [Double]] = [
    0: [0, 0], 1: [0.5, 0.5], 2: [0.75, 0.25], 3: [0.25, 0.75], 4: [0.375, 0.375], 5: [0.875, 0.875],
    6: [0.625, 0.125], 7: [0.125, 0.625], 8: [0.1875, 0.3125], 9: [0.6875, 0.8125], 10: [0.9375, 0.0625],
    95: [0.054688, 0.929688], 96: [0.039062, 0.132812], 101: [0.914062, 0.757812], 110: [0.601562, 0.320312],
  ]

  @Test("The first points are the published ones, with the zero point")
  func publishedPoints() throws {
    let points = try SobolSequence.points(count: 111, dimension: 2)
    for (index, expected) in Self.published {
      for (coordinate, number) in zip(points[index], expected) { #expect(abs(coordinate - number) < 1e-6, "\(index)") }
    }
  }

  @Test("Each dimension has one of the first 256 points in each of 256 slices")
  func balance() throws {
    let points = try SobolSequence.points(count: 256, dimension: SobolSequence.largestDimension)
    for dimension in 0..<SobolSequence.largestDimension {
      #expect(Set(points.map { Int($0[dimension] * 256) }).count == 256, "dimension \(dimension)")
    }
  }

  @Test("The first two dimensions are a (0, m, 2)-net: each box of area 1/64 has one of the first 64 points")
  func net() throws {
    let points = try SobolSequence.points(count: 64, dimension: 2)
    for exponent in 0...6 {
      let (wide, high) = (Double(1 << exponent), Double(1 << (6 - exponent)))
      let boxes = Set(points.map { [Int($0[0] * wide), Int($0[1] * high)] })
      #expect(boxes.count == 64, "boxes of 1/\(Int(wide)) by 1/\(Int(high))")
    }
  }
}
