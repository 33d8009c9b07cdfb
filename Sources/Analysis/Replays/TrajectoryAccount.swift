import Simulation

/// What happened in one trajectory, in words and numbers: a replay with names instead of indices.
package struct TrajectoryAccount: Sendable, Codable, Equatable {
  package let trajectory: UInt64
  package let seed: UInt64
  package let initial: [Reading]
  package let steps: [Step]
  package let outcomes: [Result]
  /// The end that stopped it; nil if it went on to the horizon, or met a fault.
  package let end: String?
  package let fault: String?

  package struct Reading: Sendable, Codable, Equatable {
    package let name: String
    package let value: String
  }

  package struct Result: Sendable, Codable, Equatable {
    package let outcome: String
    /// Nil for a first time that never came, and after a fault.
    package let value: Double?
  }

  package struct Step: Sendable, Codable, Equatable {
    package let step: Int
    /// Days since the start at which the step begins.
    package let day: Double
    /// ISO 8601; nil without a calendar.
    package let date: String?
    package let happenings: [Happening]
    package let changes: [Change]
  }

  package struct Change: Sendable, Codable, Equatable {
    package let name: String
    package let from: String
    package let to: String
    /// Something other than a number that drifts: a symbol, a policy, a rung.
    package let isSymbol: Bool
    /// The part of what stood before by which a number moved; nil for symbols.
    package let relativeSize: Double?
  }

  /// An event, a branch, or a decision.
  package struct Happening: Sendable, Codable, Equatable {
    package let kind: Kind
    /// The event, `event.branch`, or `Actor.decision`.
    package let name: String
    /// Of the event in this step, if chance decided; of the branch or action that was chosen.
    package let probability: Double?
    /// For a decision, what could have been chosen.
    package let options: [Option]
    /// For a decision, the action; nil for none.
    package let chosen: String?

    package enum Kind: String, Sendable, Codable { case event, branch, decision }
  }

  package struct Option: Sendable, Codable, Equatable {
    package let action: String
    package let isAllowed: Bool
    /// `utility` or `hazard`.
    package let measure: String
    package let value: Double
    package let probability: Double
  }
}

extension TrajectoryAccount {
  /// Puts names to a replay of a program.
  package init(_ replay: Replay, of program: Program) {
    let words = Words(program: program)
    trajectory = replay.trajectory
    seed = replay.seed
    initial = replay.initial.map {
      Reading(name: program.slots[$0.slot].name, value: words.value($0.value, ofSlot: $0.slot))
    }
    steps = replay.steps.map { words.step($0) }
    outcomes = zip(program.outcomes, replay.outcomes).map {
      Result(outcome: $0.name, value: $1.isFinite ? $1 : nil)
    }
    end = replay.end
    fault = replay.fault.map { fault in
      "\(fault.place.path): \(fault.value) in \(fault.step.map { "step \($0)" } ?? "the setup")"
    }
  }

  private struct Words {
    let program: Program

    func value(_ value: Double, ofSlot slot: Int) -> String {
      if let states = program.slots[slot].states, states.indices.contains(Int(value)) { return states[Int(value)] }
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : Self.shortened(value)
    }

    /// Four significant digits.
    private static func shortened(_ value: Double) -> String {
      guard value.isFinite, value != 0 else { return "\(value)" }
      var scale = 1.0
      while abs(value) * scale < 1000, scale < 1e12 { scale *= 10 }
      return "\((value * scale).rounded() / scale)"
    }

    func step(_ step: Replay.Step) -> Step {
      Step(
        step: step.step, day: program.clock.day(ofStep: step.step),
        date: program.clock.date(ofStep: step.step)?.description,
        happenings: step.happenings.map(happening), changes: step.changes.map(change))
    }

    private func change(_ change: Replay.Change) -> Change {
      let isSymbol = program.slots[change.slot].states != nil
      return Change(
        name: program.slots[change.slot].name, from: value(change.from, ofSlot: change.slot),
        to: value(change.to, ofSlot: change.slot), isSymbol: isSymbol,
        relativeSize: isSymbol ? nil : abs(change.to - change.from) / max(abs(change.from), 1e-9))
    }

    private func happening(_ happening: Replay.Happening) -> Happening {
      switch happening {
      case .event(let index, let probability):
        return Happening(
          kind: .event, name: program.events[index].name, probability: probability, options: [], chosen: nil)
      case .branch(let event, let branch, let probability):
        let event = program.events[event]
        return Happening(
          kind: .branch, name: "\(event.name).\(event.branches[branch].name)", probability: probability, options: [],
          chosen: nil)
      case .decision(let index, let options, let chosen):
        let decision = program.decisions[index]
        let isHazard = if case .hazard = decision.rule { true } else { false }
        let named = zip(decision.actions, options).map { action, option in
          Option(
            action: action.name, isAllowed: option.isAllowed, measure: isHazard ? "hazard" : "utility",
            value: option.value, probability: option.probability)
        }
        return Happening(
          kind: .decision, name: decision.name,
          probability: chosen.map { options[$0].probability } ?? 1 - options.reduce(0) { $0 + $1.probability },
          options: named, chosen: chosen.map { decision.actions[$0].name })
      }
    }
  }
}
