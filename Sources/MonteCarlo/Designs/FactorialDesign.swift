/// All combinations of the levels of some factors.
package struct FactorialDesign: Sendable {
  /// How many levels each factor has.
  package let levelCounts: [Int]

  package init(levelCounts: [Int]) {
    precondition(levelCounts.allSatisfy { $0 > 0 }, "a factor has at least one level")
    self.levelCounts = levelCounts
  }

  /// The points, each with the number of a level for each factor; the last factor changes fastest. One point for none.
  package var points: [[Int]] {
    levelCounts.reduce([[]]) { points, count in points.flatMap { point in (0..<count).map { point + [$0] } } }
  }
}
