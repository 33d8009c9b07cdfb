import Probability
import Simulation
import Testing

@Suite("The same bits, however the work is cut")
struct ReproducibilityTests {
  static let count = 600

  /// The bit patterns of everything that a trajectory leaves behind.
  static func bits(_ observations: BlockObservations, _ model: Model) -> [[UInt64]] {
    var rows = model.outcomes.indices.map { observations.values(ofOutcome: $0).map(\.bitPattern) }
    rows.append(observations.endings.map { UInt64(bitPattern: Int64($0)) })
    rows.append(observations.looksLived.map { UInt64($0) })
    for ladder in model.ladders.indices {
      rows.append(observations.peaks(ofLadder: ladder).map { UInt64($0) })
      rows.append(observations.transitions(ofLadder: ladder))
      rows.append(observations.occupancy(ofLadder: ladder))
      for rung in model.ladders[ladder].rungs.indices {
        rows.append(observations.looks(onRung: rung, ofLadder: ladder).map(\.bitPattern))
      }
    }
    for series in model.series.indices {
      rows.append(observations.sums(ofSeries: series).map(\.bitPattern))
      rows.append(observations.lowest(ofSeries: series).map(\.bitPattern))
    }
    rows.append(observations.clampCounts)
    rows.append(observations.happenings)
    return rows
  }

  @Test("Any batch width gives the same bits", arguments: [1, 7, 64, 250, 600])
  func batchWidths(width: Int) throws {
    let model = try Everything.model()
    let reference = Self.bits(HandBuilt.play(model, count: Self.count, width: 256), model)
    #expect(Self.bits(HandBuilt.play(model, count: Self.count, width: width), model) == reference)
  }

  @Test("The scenario exercises what it claims to")
  func everythingHappens() throws {
    let model = try Everything.model()
    let observations = HandBuilt.play(model, count: Self.count)
    #expect(observations.faults.isEmpty)
    for (occurrence, count) in zip(model.occurrences, observations.happenings) {
      #expect(count > 0, "\(occurrence.name) never happens")
    }
    #expect(observations.endings.contains(0))
    #expect(observations.clampCounts.contains { $0 > 0 })
  }

  @Test("A replay meets the lane of the ensemble bit for bit")
  func replay() throws {
    let model = try Everything.model()
    let program = Program(compiling: model)
    let observations = HandBuilt.play(model, count: Self.count, seed: 7)
    let replayer = TrajectoryReplayer(program: program, seed: 7)
    let endings = observations.endings
    let outcomes = model.outcomes.indices.map { observations.values(ofOutcome: $0) }
    for trajectory in 0..<Self.count {
      let replay = replayer.replay(UInt64(trajectory))
      #expect(replay.outcomes.map(\.bitPattern) == outcomes.map { $0[trajectory].bitPattern })
      #expect(replay.end == (endings[trajectory] >= 0 ? model.ends[Int(endings[trajectory])].name : nil))
    }
  }

  @Test("An unrelated event leaves every other draw as it was")
  func unrelatedEvent() throws {
    let model = try Everything.model()
    let text = Everything.json.replacing(
      #""events": ["#,
      with:
        #""events": [{ "name": "aside", "hazard": "gamma(2, 0.1) * coin", "branches": [{ "name": "a", "weight": 1 }]},"#
    )
    let other = try Everything.model(text)
    #expect(other.events.count == model.events.count + 1)
    let before = HandBuilt.play(model, count: Self.count)
    let after = HandBuilt.play(other, count: Self.count)
    for outcome in model.outcomes.indices {
      #expect(
        before.values(ofOutcome: outcome).map(\.bitPattern) == after.values(ofOutcome: outcome).map(\.bitPattern))
    }
  }

  @Test("Other seeds give other trajectories, and trajectories differ")
  func seeds() throws {
    let model = try Everything.model()
    let first = HandBuilt.play(model, count: 50, seed: 1).values(ofOutcome: 5)
    let second = HandBuilt.play(model, count: 50, seed: 2).values(ofOutcome: 5)
    #expect(Set(first + second).count == 100)
  }
}
