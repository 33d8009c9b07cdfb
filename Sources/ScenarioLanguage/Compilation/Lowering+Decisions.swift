import Simulation

extension Lowering {
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
        let rationality = formula(
          cursor, within: 0...(.infinity), "rationality", FormulaContext("\(name).rationality", actor: index))
      else { return nil }
      if !usesHazards { rule = .utility(rationality: rationality) }
    } else if !usesHazards {
      rule = .utility(rationality: Formula(.constant(1), at: place(entry, "\(name).rationality")))
    }
    return Decision(
      name: name, actor: actor, every: max(1, entry["every"]?.integer ?? 1), rule: rule, site: site(name, at: entry),
      actions: actions, title: entry.string("title"), actorTitle: title(ofActor: index))
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
    let when = formula(entry["when"], as: .condition, FormulaContext("\(name).when", actor: index))
    let value: Formula?
    var drivers: [Driver] = []
    if usesHazards {
      value = formula(
        entry["hazard"], within: 0...(.infinity), "a hazard", FormulaContext("\(name).hazard", actor: index))
      if let value, let cursor = entry["hazard"] { drivers = self.drivers(ofHazard: cursor, value.expression) }
    } else if let utility = entry["utility"] {
      value = formula(utility, as: .number, FormulaContext("\(name).utility", actor: index))
      if let value { drivers = self.drivers(ofUtility: utility, value.expression) }
    } else {
      value = Formula(.constant(0), at: place(entry, "\(name).utility"))
    }
    let effects = effects(of: entry, EffectScope(name: name, actor: index, decision: decision))
    let narrative = narrative(of: entry, name, actor: index)
    guard let value else { return nil }
    return Decision.Action(
      name: actionName, occurrence: occurrence, when: when, value: value, effects: effects,
      title: entry.string("title"), narrative: narrative, drivers: drivers)
  }

  func updates() -> [Update] {
    declarations.quantities.flatMap { quantity -> [Update] in
      guard quantity.role == .variable, let next = quantity.declaration["next"] else { return [] }
      return (0..<quantity.slots.count).compactMap { member in
        let context = FormulaContext(
          "\(quantity.name(ofMember: member)).next", actor: quantity.actor,
          member: quantity.members.map { ($0, member) })
        return formula(next, as: quantity.type, context).map { Update(slot: quantity.firstSlot + member, formula: $0) }
      }
    }
  }
}
