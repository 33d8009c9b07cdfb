import MonteCarlo
import Testing

@Suite("Designs")
struct DesignTests {
  private let names = ["tempo", "North.policy", "stockpile"]

  @Test("A Latin hypercube has one point in each slice of each factor", arguments: [2, 7, 64, 1000])
  func stratification(count: Int) throws {
    let points = try SpaceFillingDesign.latinHypercube(count).points(factors: names, seed: 3)
    #expect(points.count == count)
    for factor in names.indices {
      let slices = points.map { Int($0[factor] * Double(count)) }
      #expect(slices.sorted() == Array(0..<count))
    }
  }

  /// The correlation of two independent permutations of n has variance 1 / (n - 1): five standard errors.
  @Test("The slices of two factors are in unrelated orders")
  func correlation() throws {
    let count = 2000.0
    let points = try SpaceFillingDesign.latinHypercube(2000).points(factors: names, seed: 5)
    let products = points.map { ($0[0] - 0.5) * ($0[1] - 0.5) * 12 }
    let mean = products.reduce(0, +) / count
    let standardError = 1 / (count - 1).squareRoot()
    #expect(abs(mean) < 5 * standardError)
  }

  @Test("Places within slices are spread: their mean is a half, within five standard errors")
  func jitter() throws {
    let points = try SpaceFillingDesign.latinHypercube(4096).points(factors: ["x"], seed: 7)
    let places = points.map { ($0[0] * 4096).truncatingRemainder(dividingBy: 1) }
    let mean = places.reduce(0, +) / 4096
    let standardError = 1 / (12.0 * 4096).squareRoot()
    #expect(abs(mean - 0.5) < 5 * standardError)
    #expect(Set(places).count > 4000)
  }

  @Test("The seed decides a design, and another factor leaves a Latin hypercube's columns as they were")
  func seeds() throws {
    for design in [SpaceFillingDesign.latinHypercube(32), .sobol(32)] {
      let points = try design.points(factors: names, seed: 1)
      #expect(try design.points(factors: names, seed: 1) == points)
      #expect(try design.points(factors: names, seed: 2) != points)
    }
    let two = try SpaceFillingDesign.latinHypercube(32).points(factors: ["stockpile", "tempo"], seed: 1)
    let three = try SpaceFillingDesign.latinHypercube(32).points(factors: names, seed: 1)
    #expect(two.map { $0[1] } == three.map { $0[0] } && two.map { $0[0] } == three.map { $0[2] })
  }

  @Test("A shifted Sobol design keeps its balance, and no place is 0 or 1", arguments: [UInt64(1), 2, 99])
  func shift(seed: UInt64) throws {
    let factors = (0..<40).map { "factor\($0)" }
    let points = try SpaceFillingDesign.sobol(64).points(factors: factors, seed: seed)
    for factor in factors.indices {
      #expect(Set(points.map { Int($0[factor] * 64) }).count == 64)
      #expect(points.allSatisfy { $0[factor] > 0 && $0[factor] < 1 })
    }
  }

  @Test("A grid has all combinations, the last factor fastest")
  func grid() {
    #expect(FactorialDesign(levelCounts: [2, 3]).points == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
    #expect(FactorialDesign(levelCounts: []).points == [[]])
  }
}
