import Simulation

extension Scenario {
  /// What somebody changes at one step: values that are set, and actions that actors are made to take.
  package struct Intervention: Sendable, Equatable {
    package let step: Int
    /// Variables and policies, assigned as the first thing of the step.
    package let settings: [Setting]
    /// Actions, such as `US.offer_talks`, `US.diplomacy.offer_talks` or `US: offer talks`.
    package let actions: [String]

    package init(step: Int, settings: [Setting] = [], actions: [String] = []) {
      self.step = step
      self.settings = settings
      self.actions = actions
    }
  }

  /// A variant's model in which an intervention is an event of its own, `intervention`; every other draw is as it was.
  ///
  /// A forced action is the only one that its decision may choose at that step; where its `when` does not hold, nothing
  /// is chosen.
  /// - Throws: `ScenarioErrors` for a variant, setting or action that doesn't exist or can't be used so.
  package func model(
    variant: String? = nil, settings: [Setting] = [], intervention: Intervention
  ) throws(ScenarioErrors) -> Model {
    var model = try model(variant: variant, settings: settings)
    let diagnostics = DiagnosticCollector()
    var lowering = InterventionLowering(formulas(forChanges: diagnostics))
    let effects = intervention.settings.compactMap { lowering.assignment(bySetting: $0) }
    for action in intervention.actions {
      lowering.force(action, at: intervention.step, in: &model)
    }
    try diagnostics.throwErrors(fileName: fileName)
    model.occurrences.append(Occurrence(name: "intervention"))
    model.events.insert(
      Event(
        name: "intervention", occurrence: model.occurrences.count - 1,
        when: Formula(
          .clock(.within(steps: [intervention.step])),
          at: Place(path: "intervention", name: "intervention", line: 1, column: 1)),
        effects: effects), at: 0)
    return model
  }
}
