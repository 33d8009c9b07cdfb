/// A scenario's meaning, ready to be compiled: every name resolved, every type checked.
///
/// Indices in expressions refer to `slots`, `occurrences` and `definitions`. One `Model` is one variant: variants differ
/// in the formulas of `setup` and in the constants of their expressions, and share every site.
package struct Model: Sendable, Equatable {
  package var name: String
  package var clock: Clock
  package var slots: [Slot]
  package var definitions: [Definition]
  package var occurrences: [Occurrence]
  /// Initial values in the order in which they are drawn: parameters, policies, world variables, actors' variables.
  /// Ladders are not among them: they start on the first rung.
  package var setup: [InitialValue]
  /// For each weight of the actors' policies its value under each policy: an expression of parameters.
  package var weights: [[Expression]]
  package var events: [Event]
  package var decisions: [Decision]
  package var updates: [Update]
  package var ladders: [Ladder]
  package var ends: [End]
  package var outcomes: [Outcome]
  package var series: [Series]

  package init(
    name: String, clock: Clock, slots: [Slot] = [], definitions: [Definition] = [], occurrences: [Occurrence] = [],
    setup: [InitialValue] = [], weights: [[Expression]] = [], events: [Event] = [], decisions: [Decision] = [],
    updates: [Update] = [], ladders: [Ladder] = [], ends: [End] = [], outcomes: [Outcome] = [], series: [Series] = []
  ) {
    self.name = name
    self.clock = clock
    self.slots = slots
    self.definitions = definitions
    self.occurrences = occurrences
    self.setup = setup
    self.weights = weights
    self.events = events
    self.decisions = decisions
    self.updates = updates
    self.ladders = ladders
    self.ends = ends
    self.outcomes = outcomes
    self.series = series
  }
}
