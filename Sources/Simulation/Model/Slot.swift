/// One quantity that each trajectory carries: a parameter, a variable, an actor's policy, or a ladder's rung.
package struct Slot: Sendable, Equatable {
  /// The qualified name, such as `tension`, `North.stockpile`, `maturity[icbm]` or `North.policy`.
  package let name: String
  package let role: Role
  /// Every write is clamped to this; unbounded sides are infinite. Symbols have 0 … number of states − 1.
  package let range: ClosedRange<Double>
  /// Names of the states, for a symbol; nil for a number.
  package let states: [String]?
  package let unit: String?
  package let title: String?
  /// What the states are called in texts: their titles where they have any, else their names.
  package let stateTitles: [String]?
  package let place: Place

  package init(
    name: String, role: Role, range: ClosedRange<Double> = -Double.infinity ... .infinity, states: [String]? = nil,
    unit: String? = nil, title: String? = nil, stateTitles: [String]? = nil, place: Place
  ) {
    self.name = name
    self.role = role
    self.range = states.map { 0...Double($0.count - 1) } ?? range
    self.states = states
    self.unit = unit
    self.title = title
    self.stateTitles = stateTitles ?? states
    self.place = place
  }

  package enum Role: Sendable, Equatable {
    /// Drawn once, never written afterwards.
    case parameter
    case variable
    case policy
    case ladder
  }
}

/// The value that a slot gets before step 0.
package struct InitialValue: Sendable, Equatable {
  package let slot: Int
  /// May read slots that stand earlier in `Model.setup`; draws use the inverse of the distribution function.
  package let formula: Formula

  package init(slot: Int, formula: Formula) {
    self.slot = slot
    self.formula = formula
  }
}

/// A variable's value after a step, computed from the state that all updates share.
package struct Update: Sendable, Equatable {
  package let slot: Int
  package let formula: Formula

  package init(slot: Int, formula: Formula) {
    self.slot = slot
    self.formula = formula
  }
}
