import Probability
import Simulation
import Testing

@Suite("Histories of chosen trajectories")
struct HistoryTests {
  private static let seed: UInt64 = 11

  private static func program() throws -> Program { Program(compiling: try Everything.model()) }

  /// Plays a list in pieces and gives the outcomes by place.
  private static func play(
    _ histories: TrajectoryHistories, of program: Program, width: Int
  ) -> (outcomes: [[UInt64]], endings: [Int32]) {
    let observations = BlockObservations(program: program, capacity: width, seriesBins: nil)
    let batch = TrajectoryBatch(program: program, width: width, seed: seed, observations: observations)
    var outcomes = program.outcomes.map { _ in [UInt64]() }
    var endings: [Int32] = []
    for first in stride(from: 0, to: histories.count, by: width) {
      observations.begin(firstTrajectory: 0)
      batch.play(first..<min(histories.count, first + width), of: histories, into: observations)
      for outcome in outcomes.indices { outcomes[outcome] += observations.values(ofOutcome: outcome).map(\.bitPattern) }
      endings += observations.endings
    }
    return (outcomes, endings)
  }

  @Test("Replays, lists and the ensemble agree bit for bit in 10,000 trajectories")
  func tenThousand() throws {
    let count = 10_000
    let (model, program) = (try Everything.model(), try Self.program())
    let ensemble = HandBuilt.play(model, count: count, seed: Self.seed)
    let outcomes = program.outcomes.indices.map { ensemble.values(ofOutcome: $0).map(\.bitPattern) }
    let endings = ensemble.endings
    // Backwards, so that no lane holds the trajectory that it holds in an ensemble.
    let histories = TrajectoryHistories(
      program: program, trajectories: (0..<UInt64(count)).reversed(), plan: HistoryPlan())
    let list = Self.play(histories, of: program, width: 300)
    #expect(list.outcomes == outcomes.map { $0.reversed() } && list.endings == endings.reversed())
    let replayer = TrajectoryReplayer(program: program, seed: Self.seed)
    let differing = (0..<count).filter { trajectory in
      let replay = replayer.replay(UInt64(trajectory))
      return replay.outcomes.map(\.bitPattern) != outcomes.map { $0[trajectory] }
        || replay.end != (endings[trajectory] >= 0 ? model.ends[Int(endings[trajectory])].name : nil)
    }
    #expect(differing.isEmpty)
  }

  @Test("A history is what a replay tells, for any batch width", arguments: [1, 7, 64])
  func replays(width: Int) throws {
    let program = try Self.program()
    let trajectories: [UInt64] = (0..<60).map { ($0 * 7919) % 1000 }
    let summit = try #require(program.events.firstIndex { $0.name == "summit" })
    let firstClash = try #require(program.outcomes.firstIndex { $0.name == "first_clash" })
    let histories = TrajectoryHistories(
      program: program, trajectories: trajectories,
      plan: HistoryPlan(milestone: .init(outcome: firstClash, limit: 0), event: summit))
    _ = Self.play(histories, of: program, width: width)
    let replayer = TrajectoryReplayer(program: program, seed: Self.seed)
    for (row, trajectory) in trajectories.enumerated() {
      let replay = replayer.replay(trajectory)
      let told = Self.stepsByOccurrence(replay, program)
      for occurrence in program.occurrences.indices {
        let steps = told[occurrence]
        #expect(histories.firstStep(of: occurrence, row: row) == steps.first)
        #expect(histories.happenings(of: occurrence, row: row) == steps.count)
        let kept = (0..<program.clock.stepCount).filter {
          histories.happened(occurrence, inBins: $0..<$0 + 1, row: row)
        }
        #expect(kept == steps)
      }
      let rungs = Self.rungs(replay, program)
      #expect((0..<histories.keptLookCount).map { histories.rung(ofLadder: 0, atKeptLook: $0, row: row) } == rungs)
      #expect(histories.peak(ofLadder: 0, row: row) == rungs.max())
      #expect(histories.firstLook(onRung: 1, ofLadder: 0, row: row) == rungs.firstIndex(of: 1))
      #expect(
        replay.initial.allSatisfy {
          histories.initialValue(ofSlot: $0.slot, row: row) == $0.value
            || program.slots[$0.slot].role == .ladder
        })
      let coming = replay.outcomes[firstClash]
      #expect(histories.milestone(row: row).map(Double.init) ?? .nan == coming || coming.isNaN)
      #expect((histories.milestone(row: row) == nil) == coming.isNaN)
    }
  }

  @Test("The cumulative hazard is the sum over the chances of an event")
  func cumulativeHazard() throws {
    let model = try Everything.model(
      #"""
      { "name": "risk", "clock": { "step": "day", "steps": 40 },
        "parameters": [{ "name": "risk", "value": "uniform(0, 0.05)" }],
        "events": [{ "name": "war", "when": "step % 2 == 0", "hazard": "risk" }],
        "outcomes": [{ "name": "war", "occurs": "happened(war)" }] }
      """#)
    let program = Program(compiling: model)
    let histories = TrajectoryHistories(
      program: program, trajectories: (0..<50).map(\.self), plan: HistoryPlan(event: 0))
    _ = Self.play(histories, of: program, width: 16)
    for row in 0..<50 {
      // −log(1 − (1 − exp(−h))) = h, on twenty days.
      #expect(abs(histories.cumulativeHazard(row: row) - 20 * histories.initialValue(ofSlot: 0, row: row)) < 1e-12)
    }
  }

  @Test("Bins of several steps say what happened within them")
  func bins() throws {
    let program = try Self.program()
    let trajectories: [UInt64] = [3, 1, 4, 15, 92]
    let exact = TrajectoryHistories(program: program, trajectories: trajectories, plan: HistoryPlan())
    let coarse = TrajectoryHistories(program: program, trajectories: trajectories, plan: HistoryPlan(stepsPerBin: 7))
    _ = (Self.play(exact, of: program, width: 8), Self.play(coarse, of: program, width: 8))
    #expect(coarse.binCount == (program.clock.stepCount + 6) / 7)
    for row in trajectories.indices {
      for occurrence in program.occurrences.indices {
        for bin in 0..<coarse.binCount {
          let steps = bin * 7..<min(program.clock.stepCount, bin * 7 + 7)
          #expect(
            coarse.happened(occurrence, inBins: bin..<bin + 1, row: row)
              == exact.happened(occurrence, inBins: steps, row: row))
        }
      }
    }
  }

  /// The steps in which each occurrence happened, as a replay has it.
  private static func stepsByOccurrence(_ replay: Replay, _ program: Program) -> [[Int]] {
    var steps = program.occurrences.map { _ in [Int]() }
    for step in replay.steps {
      for happening in step.happenings {
        switch happening {
        case .event(let event, _): steps[program.events[event].occurrence].append(step.step)
        case .branch(let event, let branch, _):
          steps[program.events[event].branches[branch].occurrence].append(step.step)
        case .decision(let decision, _, let chosen):
          if let chosen { steps[program.decisions[decision].actions[chosen].occurrence].append(step.step) }
        }
      }
    }
    return steps
  }

  /// The rung of the first ladder at each look, as a replay has it; the last one behind the end.
  private static func rungs(_ replay: Replay, _ program: Program) -> [Int] {
    let slot = program.ladders[0].slot
    var rungs = [Int(replay.initial[slot].value)]
    for step in replay.steps {
      rungs.append(step.changes.first { $0.slot == slot }.map { Int($0.to) } ?? rungs[rungs.count - 1])
    }
    return rungs + Array(repeating: rungs[rungs.count - 1], count: program.clock.stepCount + 1 - rungs.count)
  }
}
