import Simulation

/// The last stage: puts a model together from what names stand for and the sections of the document.
enum ModelLowering {
  /// Goes through all stages behind the first: names → values → expressions → model.
  ///
  /// - Returns: a model that is complete unless a mistake was reported, with what lowers expressions; nil for a scenario
  ///   that is too large, which was reported.
  static func lower(_ context: LoweringContext) -> (model: Model, formulas: FormulaLowering)? {
    let declarations = context.declarations
    guard declarations.slotCount + declarations.definitionCount <= Limits.modelNodes else {
      context.diagnostics.error(
        "the scenario has \(declarations.slotCount) values; it may have \(Limits.modelNodes)",
        at: declarations.document)
      return nil
    }
    let values = NamedValuesLowering.lower(context)
    let formulas = FormulaLowering(context, values)
    return (model(formulas), formulas)
  }

  private static func model(_ formulas: FormulaLowering) -> Model {
    let declarations = formulas.declarations
    let slots = SlotLowering(formulas)
    let (effects, narratives) = (EffectLowering(formulas), NarrativeLowering(formulas))
    let looks = LookLowering(formulas)
    let setup = slots.setup()
    let occurrences = OccurrenceLowering(formulas.context).occurrences()
    let events = EventLowering(formulas, effects: effects, narratives: narratives).events()
    let decisions = DecisionLowering(formulas, effects: effects, narratives: narratives).decisions()
    return Model(
      name: declarations.name, clock: declarations.clock, slots: slots.slots(),
      definitions: definitions(formulas), occurrences: occurrences, setup: setup,
      weights: formulas.values.weights.flatMap(\.self), events: events, decisions: decisions, updates: slots.updates(),
      ladders: looks.ladders(), ends: looks.ends(), outcomes: looks.outcomes(),
      series: looks.series())
  }

  private static func definitions(_ formulas: FormulaLowering) -> [Definition] {
    formulas.declarations.definitions.flatMap { declared in
      declared.indices.compactMap { index in
        formulas.values.definitions[index].map {
          Definition(name: declared.name(ofMember: index - declared.firstIndex), formula: $0.formula)
        }
      }
    }
  }
}
