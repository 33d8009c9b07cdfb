import Probability
import ScenarioLanguage
import Simulation
import Testing

@Suite("One past, many futures")
struct ForkTests {
  private static let count = 500
  private static let step = 40

  private static func play(_ program: Program, fork: Fork?, first: UInt64 = 0, count: Int, width: Int = 64)
    -> BlockObservations
  {
    let observations = BlockObservations(program: program, capacity: count, seriesBins: nil)
    observations.begin(firstTrajectory: first)
    let batch = TrajectoryBatch(
      program: program, width: width, seed: 3, fork: fork, observations: observations)
    for start in stride(from: 0, to: count, by: width) {
      batch.play(first: first + UInt64(start), count: min(width, count - start), into: observations)
    }
    return observations
  }

  /// A trajectory that lives long enough to be forked.
  private static func survivor(_ program: Program) throws -> UInt64 {
    let replayer = TrajectoryReplayer(program: program, seed: 3)
    return try #require((0..<50 as Range<UInt64>).first { replayer.replay($0).steps.count > step + 20 })
  }

  @Test("All futures have the past of the trajectory, bit for bit, and part from the step of the fork on")
  func sharedPast() throws {
    let program = Program(compiling: try Everything.model())
    let trajectory = try Self.survivor(program)
    let original = Self.play(program, fork: nil, first: trajectory, count: 1)
    let fork = Fork(step: Self.step, trajectory: trajectory)
    let futures = Self.play(program, fork: fork, count: Self.count)
    for series in program.series.indices {
      let past = 0...Self.step
      #expect(
        futures.lowest(ofSeries: series)[past].map(\.bitPattern)
          == original.lowest(ofSeries: series)[past].map(\.bitPattern))
      #expect(
        futures.highest(ofSeries: series)[past].map(\.bitPattern)
          == original.lowest(ofSeries: series)[past].map(\.bitPattern))
    }
    #expect(futures.lowest(ofSeries: 0)[Self.step + 1] < futures.highest(ofSeries: 0)[Self.step + 1])
  }

  @Test("Futures have the same bits for any batch width, and in a replay", arguments: [1, 7, 500])
  func widths(width: Int) throws {
    let model = try Everything.model()
    let program = Program(compiling: model)
    let fork = Fork(step: Self.step, trajectory: try Self.survivor(program))
    let reference = Self.play(program, fork: fork, count: Self.count)
    let other = Self.play(program, fork: fork, count: Self.count, width: width)
    #expect(ReproducibilityTests.bits(other, model) == ReproducibilityTests.bits(reference, model))
    let replay = TrajectoryReplayer(program: program, seed: 3, fork: fork).replay(17)
    #expect(
      replay.outcomes.map(\.bitPattern)
        == program.outcomes.indices.map { reference.values(ofOutcome: $0)[17].bitPattern })
  }

  @Test("Futures have the law of the model: a coin that is thrown again comes up as often as it should")
  func law() throws {
    let text = #"""
      { "name": "coins", "clock": { "step": "day", "steps": 60 },
        "parameters": [{ "name": "bias", "value": "uniform(0.2, 0.4)" }],
        "events": [{ "name": "heads", "probability": "bias" }],
        "outcomes": [{ "name": "heads", "count": "happened(heads)" }, { "name": "bias", "final": "bias" }] }
      """#
    let program = try Scenario(reading: Array(text.utf8), fileName: "coins.json").program()
    let past = TrajectoryReplayer(program: program, seed: 3).replay(9)
    let before = past.steps.prefix(20).filter { !$0.happenings.isEmpty }.count
    let futures = Self.play(program, fork: Fork(step: 20, trajectory: 9), count: 4000)
    let bias = past.outcomes[1]
    #expect(futures.values(ofOutcome: 1).allSatisfy { $0 == bias })
    let mean = futures.values(ofOutcome: 0).reduce(0, +) / 4000
    let deviation = (40 * bias * (1 - bias) / 4000).squareRoot()
    #expect(abs(mean - (Double(before) + 40 * bias)) < 4 * deviation)
    // A fork without a trajectory keeps each one's parameters and makes all chance anew.
    let (one, twin) = (
      Self.play(program, fork: nil, count: 4000), Self.play(program, fork: Fork(step: 0), count: 4000)
    )
    #expect(one.values(ofOutcome: 1) == twin.values(ofOutcome: 1))
    let equal = zip(one.values(ofOutcome: 0), twin.values(ofOutcome: 0)).filter { $0 == $1 }.count
    #expect(equal < 1000)
  }
}
