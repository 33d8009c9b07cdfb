import Simulation

extension TrajectoryAccount {
  /// The least change that is told by default: a tenth of the range, or of the value.
  public static let usualThreshold = 0.1
  /// The least probability of an event that did not fire that is told by default.
  public static let usualMissProbability = 0.05

  /// Puts names to a replay of a program.
  ///
  /// - Parameters:
  ///   - threshold: The least `Change.size` of numbers that is told, counted from what was told last.
  ///   - missProbability: The least probability of events that could have fired and did not.
  package init(
    _ replay: Replay, of program: Program, threshold: Double = usualThreshold,
    missProbability: Double = usualMissProbability
  ) {
    let names = AccountNames(program: program)
    trajectory = replay.trajectory
    seed = replay.seed
    stepLength = program.clock.stepLength
    initial = replay.initial.map {
      Reading(name: names.name(ofSlot: $0.slot), value: names.value($0.value, ofSlot: $0.slot))
    }
    var told = Dictionary(uniqueKeysWithValues: replay.initial.map { ($0.slot, $0.value) })
    steps = replay.steps.map { step in
      Step(
        step: step.step, day: program.clock.day(ofStep: step.step),
        date: program.clock.date(ofStep: step.step)?.description,
        happenings: step.happenings.map { names.happening($0, in: step) },
        misses: step.misses.filter { $0.probability >= missProbability }.map {
          Miss(event: names.name(ofEvent: $0.event), probability: $0.probability)
        },
        changes: step.changes.compactMap { names.change($0, threshold: threshold, told: &told) },
        reached: step.reached.map { Name(program.outcomes[$0].name, title: program.outcomes[$0].title) })
    }
    outcomes = zip(program.outcomes, replay.outcomes).map {
      Result(outcome: Name($0.name, title: $0.title), value: $1.isFinite ? $1 : nil)
    }
    end = replay.end.map { end in Name(end, title: program.ends.first { $0.name == end }?.title) }
    fault = replay.fault.map { fault in
      "\(fault.place.path): \(fault.value) in \(fault.step.map { "step \($0)" } ?? "the setup")"
    }
  }
}
