/// A number measured on a trajectory.
public struct Outcome: Sendable, Equatable {
  package let name: String
  package let title: String?
  package let unit: String?
  package let measure: Measure
  package let formula: Formula

  package init(name: String, title: String? = nil, unit: String? = nil, measure: Measure, formula: Formula) {
    self.name = name
    self.title = title
    self.unit = unit
    self.measure = measure
    self.formula = formula
  }
}

/// Ordered rungs; at each look a trajectory stands on the highest rung whose criterion holds, else on the first.
package struct Ladder: Sendable, Equatable {
  package let name: String
  /// Holds the rung at the last look.
  package let slot: Int
  package let rungs: [Rung]

  package init(name: String, slot: Int, rungs: [Rung]) {
    self.name = name
    self.slot = slot
    self.rungs = rungs
  }

  package struct Rung: Sendable, Equatable {
    package let name: String
    package let when: Formula?

    package init(name: String, when: Formula? = nil) {
      self.name = name
      self.when = when
    }
  }
}

/// A named condition that stops a trajectory.
package struct End: Sendable, Equatable {
  package let name: String
  package let title: String?
  package let when: Formula

  package init(name: String, title: String? = nil, when: Formula) {
    self.name = name
    self.title = title
    self.when = when
  }
}

/// A value recorded at every look.
package struct Series: Sendable, Equatable {
  package let name: String
  package let unit: String?
  package let formula: Formula

  package init(name: String, unit: String? = nil, formula: Formula) {
    self.name = name
    self.unit = unit
    self.formula = formula
  }
}

/// A named expression.
package struct Definition: Sendable, Equatable {
  package let name: String
  package let formula: Formula

  package init(name: String, formula: Formula) {
    self.name = name
    self.formula = formula
  }
}
