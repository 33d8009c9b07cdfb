import Analysis
import Probability
import Testing

@Suite("The summary of a batch")
struct BatchSummaryTests {
  private func estimate(_ value: Double, _ halfWidth: Double = 0.1) -> Estimate {
    Estimate(value: value, Interval(low: value - halfWidth, high: value + halfWidth, level: 0.95), count: 100)
  }

  private func run(_ point: Int, _ settings: [(String, String)], levels: [Int?], _ value: Estimate?) -> BatchRun {
    BatchRun(
      point: point, scenario: "s", variant: "base", settings: settings.map { .init(name: $0.0, value: $0.1) },
      levels: levels, state: value == nil ? .waiting : .played, problem: nil, trajectories: 100, faults: 0,
      estimates: [value])
  }

  private func summary(_ design: BatchSummary.Design, _ values: [Estimate?]) -> BatchSummary {
    let factors = [
      BatchFactor(.setting("x"), values: ["1", "2"]), BatchFactor(.setting("y"), values: ["a", "b", "c"]),
    ]
    let places = (0..<6).map { ($0 / 3, $0 % 3) }
    let runs = zip(places, values).enumerated().map { index, entry in
      let ((x, y), value) = entry
      return run(index + 1, [("x", ["1", "2"][x]), ("y", ["a", "b", "c"][y])], levels: [x, y], value)
    }
    return BatchSummary(
      name: "b", title: nil, design: design, seed: 1, trajectories: 100, factors: factors,
      outcomes: [.init(name: "war", title: nil, unit: nil, scale: .mean)], runs: runs)
  }

  @Test("A main effect is the mean over the runs of a level, its interval the mean of theirs")
  func effects() throws {
    let batch = summary(.grid, [1, 2, 3, 5, 6, 10].enumerated().map { estimate($1, 0.1 * Double($0 + 1)) })
    let x = try #require(batch.effects.first { $0.factor == "x" })
    #expect(x.levels.map(\.runs) == [3, 3])
    let (first, second) = (try #require(x.levels[0].mean), try #require(x.levels[1].mean))
    #expect(first.value == 2 && second.value == 7 && x.range == 5)
    // (0.1 + 0.2 + 0.3) / 3 and (0.4 + 0.5 + 0.6) / 3.
    #expect(abs(first.high - 2.2) < 1e-12 && abs(first.low - 1.8) < 1e-12 && abs(second.high - 7.5) < 1e-12)
    #expect(first.count == 300)
    let y = try #require(batch.effects.first { $0.factor == "y" })
    #expect(y.levels.compactMap { $0.mean?.value } == [3, 4, 6.5])
  }

  /// Student's 97.5 % quantile for two degrees of freedom is 4.302653 (R 4.3, qt(0.975, 2)); 1, 2 and 3 have standard error
  /// 1/√3. With the draws' 0.1 that is √(4.302653²/3 + 0.1²) = 2.486150.
  @Test("A sample's interval has the spread between points, too")
  func sample() throws {
    let batch = summary(.latinHypercube, [1, 2, 3, 5, 6, 10].map { estimate($0) })
    let mean = try #require(batch.effects[0].levels[0].mean)
    #expect(abs(mean.high - 2 - 2.486150) < 1e-5 && abs(2 - mean.low - 2.486150) < 1e-5)
  }

  @Test("Points that wait are left out, and the batch is not complete")
  func waiting() {
    let batch = summary(.grid, [estimate(1), nil, estimate(3), nil, nil, nil])
    #expect(!batch.isComplete)
    #expect(batch.effects[0].levels[0].mean?.value == 2 && batch.effects[0].levels[0].runs == 2)
    #expect(batch.effects[0].levels[1].mean == nil && batch.effects[0].range == nil)
  }

  @Test("A map has the mean of each pair of levels, and none where no run is")
  func map() {
    let batch = summary(.grid, [estimate(1), estimate(2), estimate(3), estimate(5), estimate(6), nil])
    let map = batch.map(ofOutcome: 0, rows: 1, columns: 0)
    #expect(map.cells.map { $0.map { $0?.value } } == [[1, 5], [2, 6], [3, nil]])
    #expect(map.rows.name == "y" && map.columns.name == "x")
  }

  @Test("Bands cover their range; an edge belongs to the band above, the last one to the last")
  func bands() {
    let linear = BatchFactor(setting: "x", low: 0, high: 4, isLogarithmic: false, runs: 16)
    #expect(linear.levels.map(\.low) == [0, 1, 2, 3] && linear.levels.last?.high == 4)
    #expect(["0", "0.99", "1", "4", "5", nil].map { linear.level(of: $0) } == [0, 0, 1, 3, nil, nil])
    let logarithmic = BatchFactor(setting: "x", low: 1, high: 10_000, isLogarithmic: true, runs: 16)
    for (level, edge) in zip(logarithmic.levels, [1.0, 10, 100, 1000]) {
      #expect(abs((level.low ?? 0) - edge) < 1e-9 * edge)
    }
  }
}
