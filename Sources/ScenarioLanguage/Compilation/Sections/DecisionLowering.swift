import Simulation

/// The actors' decisions.
struct DecisionLowering {
  private let formulas: FormulaLowering
  private let effects: EffectLowering
  private let narratives: NarrativeLowering
  private let drivers: DriverLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }

  init(_ formulas: FormulaLowering, effects: EffectLowering, narratives: NarrativeLowering) {
    (self.formulas, self.effects, self.narratives) = (formulas, effects, narratives)
    drivers = DriverLowering(formulas)
  }

  func decisions() -> [Decision] {
    declarations.actors.indices.flatMap { index in
      let actor = declarations.actors[index]
      return zip(actor.declaration.elements("decisions"), actor.decisionOccurrences).compactMap { entry, occurrences in
        decision(entry, occurrences, ofActor: index)
      }
    }
  }

  private func decision(_ entry: Cursor, _ occurrences: [Int], ofActor index: Int) -> Decision? {
    let actor = declarations.actors[index].name
    let name = "\(actor).\(entry.string("name") ?? "")"
    let usesHazards = checkRule(entry, name)
    let actions = zip(entry.elements("actions"), occurrences).compactMap { action, occurrence in
      self.action(action, occurrence, ofActor: index, decision: name, usesHazards: usesHazards)
    }
    var rule = Decision.Rule.hazard
    if let cursor = entry["rationality"] {
      guard
        let rationality = formulas.formula(
          cursor, within: 0...(.infinity), "rationality", FormulaContext("\(name).rationality", actor: index))
      else { return nil }
      if !usesHazards { rule = .utility(rationality: rationality) }
    } else if !usesHazards {
      rule = .utility(rationality: Formula(.constant(1), at: entry.place(named: "\(name).rationality")))
    }
    return Decision(
      name: name, actor: actor, every: max(1, entry["every"]?.integer ?? 1), rule: rule,
      site: formulas.context.sites.site(name, at: entry),
      actions: actions, title: entry.string("title"), actorTitle: declarations.title(ofActor: index))
  }

  /// Whether the actions give hazards; reports a decision that mixes them with utilities, once.
  ///
  /// Those that are fewer are to blame; where they are as many, those that a rationality speaks against.
  private func checkRule(_ entry: Cursor, _ name: String) -> Bool {
    let actions = entry.elements("actions").filter(\.isObject)
    let withHazard = actions.filter { $0["hazard"] != nil }
    guard !withHazard.isEmpty else { return false }
    let others = actions.filter { $0["hazard"] == nil }
    guard let other = others.first else {
      if let rationality = entry["rationality"] {
        diagnostics.error(
          "a decision by hazards has no rationality", at: rationality, suggestion: "rationality sharpens utilities")
      }
      return true
    }
    let isByUtility =
      withHazard.count < others.count || withHazard.count == others.count && entry["rationality"] != nil
    let odd = isByUtility ? withHazard[0] : other
    let oddName = quoted(odd.string("name") ?? "")
    diagnostics.error(
      "the decision \(name) mixes hazards and utilities: "
        + (isByUtility ? "\(oddName) has a hazard, others have none" : "\(oddName) has no hazard"),
      at: (isByUtility ? odd["hazard"] : odd["utility"]) ?? odd, suggestion: "give every action a hazard, or none")
    return !isByUtility
  }

  private func action(
    _ entry: Cursor, _ occurrence: Int, ofActor index: Int, decision: String, usesHazards: Bool
  ) -> Decision.Action? {
    let actionName = entry.string("name") ?? ""
    let name = "\(decision).\(actionName)"
    let when = formulas.formula(entry["when"], as: .condition, FormulaContext("\(name).when", actor: index))
    let value: Formula?
    var drivers: [Driver] = []
    if usesHazards {
      value = formulas.formula(
        entry["hazard"], within: 0...(.infinity), "a hazard", FormulaContext("\(name).hazard", actor: index))
      if let value, let cursor = entry["hazard"] { drivers = self.drivers.drivers(ofHazard: cursor, value.expression) }
    } else if let utility = entry["utility"] {
      value = formulas.formula(utility, as: .number, FormulaContext("\(name).utility", actor: index))
      if let value { drivers = self.drivers.drivers(ofUtility: utility, value.expression) }
    } else {
      value = Formula(.constant(0), at: entry.place(named: "\(name).utility"))
    }
    let effects = effects.effects(of: entry, EffectScope(name: name, actor: index, decision: decision))
    let narrative = narratives.narrative(of: entry, name, actor: index)
    guard let value else { return nil }
    return Decision.Action(
      name: actionName, occurrence: occurrence, when: when, value: value, effects: effects,
      title: entry.string("title"), narrative: narrative, drivers: drivers)
  }
}
