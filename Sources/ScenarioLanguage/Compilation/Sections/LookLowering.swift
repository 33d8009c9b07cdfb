import Simulation

/// What is seen at a look: ladders, ends, outcomes, series.
struct LookLowering {
  private let formulas: FormulaLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }

  init(_ formulas: FormulaLowering) { self.formulas = formulas }

  func ladders() -> [Ladder] {
    declarations.quantities.filter { $0.role == .ladder }.map { quantity in
      let rungs = quantity.declaration.elements("rungs").enumerated().map { index, entry in
        let name = entry.string("name") ?? ""
        // A rung that can't be read was reported, and may be the first.
        if index > 0, entry["when"] == nil, entry.isObject, quantity.states?.isUncertain != true {
          diagnostics.error(
            "the rung \(quoted(name)) needs a \"when\"", at: entry, suggestion: "only the first rung needs none")
        }
        let context = FormulaContext(
          "\(quantity.name).\(name).when", drawsForbidden: "the criterion of a rung may not draw")
        return Ladder.Rung(name: name, when: formulas.formula(entry["when"], as: .condition, context))
      }
      return Ladder(name: quantity.name, slot: quantity.firstSlot, rungs: rungs)
    }
  }

  func ends() -> [End] {
    declarations.document.elements("ends").compactMap { entry in
      let name = entry.string("name") ?? ""
      let context = FormulaContext("\(name).when", drawsForbidden: "an end may not draw")
      return formulas.formula(entry["when"], as: .condition, context).map {
        End(name: name, title: entry.string("title"), when: $0)
      }
    }
  }

  func outcomes() -> [Outcome] {
    declarations.document.elements("outcomes").compactMap { entry in
      let name = entry.string("name") ?? ""
      for measure in Outcome.Measure.allCases {
        guard let cursor = entry[measure.rawValue] else { continue }
        let context = FormulaContext("\(name).\(measure.rawValue)", drawsForbidden: "an outcome may not draw")
        let type: ValueType =
          switch measure.traits.operand {
          case .condition: .condition
          case .number: .number
          }
        return formulas.formula(cursor, as: type, context).map {
          Outcome(
            name: name, title: entry.string("title"), unit: entry.string("unit"), measure: measure, formula: $0)
        }
      }
      return nil
    }
  }

  func series() -> [Series] {
    declarations.document.elements("series").compactMap { cursor in
      let context = FormulaContext(cursor.text, drawsForbidden: "a series may not draw")
      return formulas.formula(cursor, as: .number, context).map { formula in
        var unit: String?
        if case .slot(let slot, at: .now) = formula.expression { unit = declarations.quantity(ofSlot: slot).unit }
        return Series(name: cursor.text, unit: unit, formula: formula)
      }
    }
  }
}
