/// What history can be asked about: an action, an event or a branch.
package struct Occurrence: Sendable, Equatable {
  /// The qualified name, such as `North.launch`, `clash` or `election.hawks`.
  package let name: String
  /// Steps before the start in which it happened, all negative; one entry for each date.
  package let past: [Int]

  package init(name: String, past: [Int] = []) {
    self.name = name
    self.past = past
  }
}

/// Something that happens: by date, by chance, or as a consequence.
package struct Event: Sendable, Equatable {
  package let name: String
  package let occurrence: Int
  package let phase: Phase
  /// Must hold for the event to be able to fire; a date (`on`) is part of it.
  package let when: Formula?
  package let chance: Chance
  /// Fires at most once in a trajectory.
  package let once: Bool
  package let effects: [Assignment]
  /// One is chosen by weight once the effects have run.
  package let branches: [Branch]
  package let title: String?
  /// Told on the state that the effects left, before a branch is chosen.
  package let narrative: Narrative?

  package init(
    name: String, occurrence: Int, phase: Phase = .conditions, when: Formula? = nil, chance: Chance = .certain,
    once: Bool = false, effects: [Assignment] = [], branches: [Branch] = [], title: String? = nil,
    narrative: Narrative? = nil
  ) {
    self.title = title
    self.narrative = narrative
    self.name = name
    self.occurrence = occurrence
    self.phase = phase
    self.when = when
    self.chance = chance
    self.once = once
    self.effects = effects
    self.branches = branches
  }

  package enum Phase: Sendable, Equatable {
    /// Before the decisions.
    case conditions
    /// After the effects of the chosen actions.
    case consequences
  }

  package enum Chance: Sendable, Equatable {
    case certain
    /// Probability per step.
    case probability(Formula, site: UInt32)
    /// Rate per day h: fires with 1 − exp(−h·dt).
    case hazard(Formula, site: UInt32)
  }

  package struct Branch: Sendable, Equatable {
    package let name: String
    package let occurrence: Int
    package let weight: Formula
    package let site: UInt32
    package let effects: [Assignment]
    package let title: String?
    /// Told on the state that the effects left.
    package let narrative: Narrative?

    package init(
      name: String, occurrence: Int, weight: Formula, site: UInt32, effects: [Assignment] = [], title: String? = nil,
      narrative: Narrative? = nil
    ) {
      self.title = title
      self.narrative = narrative
      self.name = name
      self.occurrence = occurrence
      self.weight = weight
      self.site = site
      self.effects = effects
    }
  }
}

/// A set of actions of which an actor picks one, every so many steps.
package struct Decision: Sendable, Equatable {
  /// The qualified name, such as `North.weapons`.
  package let name: String
  package let actor: String
  /// Due at steps 0, `every`, 2 · `every` …
  package let every: Int
  package let rule: Rule
  /// Addresses the one uniform that chooses among the actions, in file order.
  package let site: UInt32
  package var actions: [Action]
  package let title: String?
  /// What the actor is called in texts.
  package let actorTitle: String

  package init(
    name: String, actor: String, every: Int = 1, rule: Rule, site: UInt32, actions: [Action], title: String? = nil,
    actorTitle: String? = nil
  ) {
    self.title = title
    self.actorTitle = actorTitle ?? actor
    self.name = name
    self.actor = actor
    self.every = every
    self.rule = rule
    self.site = site
    self.actions = actions
  }

  package enum Rule: Sendable, Equatable {
    /// Logit choice: probability proportional to exp(rationality · utility) over the allowed actions.
    case utility(rationality: Formula)
    /// None or one: (1 − exp(−dt · Σh)) · hᵢ / Σh over the allowed actions.
    case hazard
  }

  package struct Action: Sendable, Equatable {
    package let name: String
    package let occurrence: Int
    package var when: Formula?
    /// The utility (no unit) or the hazard (per day), as the decision's rule says.
    package var value: Formula
    package let effects: [Assignment]
    package let title: String?
    /// Told on the state that the effects left.
    package let narrative: Narrative?
    /// The parts of the utility, or of the logarithm of the hazard, in their order.
    package let drivers: [Driver]

    package init(
      name: String, occurrence: Int, when: Formula? = nil, value: Formula, effects: [Assignment] = [],
      title: String? = nil, narrative: Narrative? = nil, drivers: [Driver] = []
    ) {
      self.title = title
      self.narrative = narrative
      self.drivers = drivers
      self.name = name
      self.occurrence = occurrence
      self.when = when
      self.value = value
      self.effects = effects
    }
  }
}
