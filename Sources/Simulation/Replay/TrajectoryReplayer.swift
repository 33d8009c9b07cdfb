import Probability

/// Plays single trajectories of a program again, instruction by instruction, and listens.
///
/// It runs the same instructions as an ensemble, on one lane, so it meets the same bits.
package struct TrajectoryReplayer {
  private let program: Program
  private let batch: TrajectoryBatch
  private let observations: BlockObservations
  private let occurrenceRoles: [OccurrenceRole]

  private enum OccurrenceRole {
    case event(Int)
    case branch(event: Int, branch: Int)
    case action
  }

  /// - Parameter fork: a replay is then of one of the futures behind it.
  package init(program: Program, seed: UInt64, fork: Fork? = nil) {
    self.program = program
    observations = BlockObservations(program: program, capacity: 1, seriesBins: nil)
    batch = TrajectoryBatch(program: program, width: 1, seed: seed, fork: fork, observations: observations)
    var roles = [OccurrenceRole](repeating: .action, count: program.occurrences.count)
    for (number, event) in program.events.enumerated() {
      roles[event.occurrence] = .event(number)
      for (index, branch) in event.branches.enumerated() {
        roles[branch.occurrence] = .branch(event: number, branch: index)
      }
    }
    occurrenceRoles = roles
  }

  /// Plays one trajectory.
  ///
  /// - Complexity: O(steps · instructions); about a microsecond a step for a model of five actors.
  package func replay(_ trajectory: UInt64) -> Replay {
    observations.begin(firstTrajectory: trajectory)
    batch.begin(first: trajectory, count: 1, into: observations)
    batch.lookAround()
    let initial = state()
    var steps: [Replay.Step] = []
    var before = initial
    var outcomes = outcomesReached()
    var fired: Set<Int> = []
    for step in 0..<program.clock.stepCount where batch.laneCount > 0 {
      var record = Replay.Step(step: step)
      batch.begin(step: step)
      play(&record)
      batch.lookAround()
      // A lane that stopped keeps its last state in place.
      let after = state()
      record.changes = zip(before, after).compactMap {
        $0.value == $1.value ? nil : Replay.Change(slot: $0.slot, from: $0.value, to: $1.value)
      }
      before = after
      let reached = outcomesReached()
      record.reached = reached.subtracting(outcomes).sorted()
      outcomes = reached
      // An event that happens once is shown its chance again, and passes it over.
      record.misses.removeAll { program.events[$0.event].once && fired.contains($0.event) }
      for case .event(let number, _) in record.happenings { fired.insert(number) }
      steps.append(record)
    }
    let ending = observations.endings[0]
    return Replay(
      trajectory: trajectory, seed: batch.seed, initial: initial.map { Replay.Reading(slot: $0.slot, value: $0.value) },
      steps: steps, outcomes: program.outcomes.indices.map { observations.values(ofOutcome: $0)[0] },
      end: ending >= 0 ? program.ends[Int(ending)].name : nil, fault: observations.faults.first)
  }

  private func state() -> [(slot: Int, value: Double)] {
    program.slots.indices.map { ($0, batch.firstValue(of: .column($0))) }
  }

  /// The outcomes that have come true, of those that happen at a look.
  private func outcomesReached() -> Set<Int> {
    Set(
      program.outcomes.indices.filter { index in
        let traits = program.outcomes[index].measure.traits
        guard traits.kind.isProbability, let running = program.accumulators[index].first else { return false }
        return traits.kind.hasCome(batch.firstValue(of: running), beyond: 0)
      })
  }

  private func play(_ step: inout Replay.Step) {
    var probability: Double?
    var weights: [Double] = []
    var position = 0
    while let (instruction, next) = batch.playInstruction(at: position) {
      position = next
      switch instruction {
      case .show(let event, let register):
        let chance = value(register)
        probability = chance
        // Noted as an event that does not fire, until it does.
        if chance > 0 { step.misses.append(Replay.Miss(event: Int(event), probability: chance)) }
      case .tell(let index):
        let telling = program.tellings[index]
        tell(telling.registers.map { value($0) }, about: telling.subject, &step)
      case .race(let race, _): weights = program.races[race].alternatives.map { value($0.weight) }
      case .choose(let index, let result):
        let choice = program.choices[index]
        let options = options(of: choice)
        step.happenings.append(
          .decision(choice.decision, options: options, chosen: LaneChoice.index(value(result))))
      case .record(let occurrence, _):
        switch occurrenceRoles[Int(occurrence)] {
        case .event(let number):
          let isChance = program.events[number].chance != .certain
          step.happenings.append(.event(number, probability: isChance ? probability : nil))
          if step.misses.last?.event == number { step.misses.removeLast() }
        case .branch(let event, let branch):
          let share = weights.indices.contains(branch) ? weights[branch] / weights.reduce(0, +) : .nan
          step.happenings.append(.branch(event: event, branch: branch, probability: share))
        case .action: break
        }
      default: break
      }
    }
  }

  private func value(_ register: Register) -> Double { batch.firstValue(of: register) }

  private func tell(_ values: [Double], about subject: Program.Telling.Subject, _ step: inout Replay.Step) {
    switch subject {
    case .occurrence(let occurrence): step.narratives[occurrence] = values
    case .decision(let number):
      var rest = values[...]
      step.drivers[number] = program.decisions[number].actions.map { action in
        defer { rest = rest.dropFirst(action.drivers.count) }
        return Array(rest.prefix(action.drivers.count))
      }
    }
  }

  private func options(of choice: Program.Choice) -> [Replay.Option] {
    let isAllowed = choice.actions.map { $0.permission.map { value($0) == 1 } ?? true }
    let values = choice.actions.map { value($0.value) }
    let shares: [Double]
    switch choice.rule {
    case .hazard:
      let hazards = zip(values, isAllowed).map { $1 ? $0 : 0 }
      let total = hazards.reduce(0, +)
      let any = Elementary.firingProbability(LaneGroup(repeating: total * program.clock.stepLength))[0]
      shares = hazards.map { total > 0 ? any * $0 / total : 0 }
    case .utility(let rationality, _):
      let scale = value(rationality)
      let scaled = zip(values, isAllowed).map { $1 ? scale * $0 : -.infinity }
      let best = scaled.max() ?? 0
      let powers = scaled.map { $0 == -.infinity ? 0 : exp(LaneGroup(repeating: $0 - best))[0] }
      let total = powers.reduce(0, +)
      shares = powers.map { total > 0 ? $0 / total : 0 }
    }
    return values.indices.map {
      Replay.Option(isAllowed: isAllowed[$0], value: values[$0], probability: shares[$0])
    }
  }
}
