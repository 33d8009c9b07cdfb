import Simulation

/// What somebody does at one step: statements, and actions that decisions are made to take.
struct InterventionLowering {
  private let effects: EffectLowering
  private let diagnostics: DiagnosticCollector
  /// Decisions whose choice is settled.
  private var forcedDecisions: Set<String> = []

  init(_ formulas: FormulaLowering) {
    effects = EffectLowering(formulas)
    diagnostics = formulas.diagnostics
  }

  /// The statement `name = value` of a setting; nil after a mistake was reported.
  func assignment(bySetting setting: Setting) -> Assignment? {
    let text = "\(setting.name) = \(setting.value)"
    let start = TextPosition(line: 1, column: 1)
    let string = DocumentString(text: text, source: Array(text.utf8), contentOffset: 0, contentPosition: start)
    return effects.assignment(
      of: Cursor(node: DocumentNode(value: .string(string), position: start), path: .setting(setting.name)),
      EffectScope(name: "intervention.\(setting.name)", actor: nil, decision: nil))
  }

  /// Leaves a decision no other choice at one step than the given action.
  mutating func force(_ text: String, at step: Int, in model: inout Model) {
    let path = DocumentPath.forcedAction(text)
    func fail(_ message: String, _ suggestion: String? = nil) {
      diagnostics.error(message, at: TextPosition(line: 1, column: 1), path: path, suggestion: suggestion)
    }
    let places = places(ofAction: text, in: model)
    guard let place = places.first else {
      // In the form in which the user writes them.
      let separator = text.contains(":") ? ": " : "."
      let known = model.decisions.flatMap { decision in
        decision.actions.map { "\(decision.actor)\(separator)\($0.name)" }
      }
      return fail(
        "no actor has an action \(quoted(text))",
        diagnostics.didYouMean(text, among: known) ?? "the actions are \(known.prefix(40).joined(separator: ", "))")
    }
    guard places.count == 1 else {
      let names = places.map {
        "\(model.decisions[$0.decision].name).\(model.decisions[$0.decision].actions[$0.action].name)"
      }
      return fail("several decisions have the action \(quoted(text))", "say which: \(names.joined(separator: ", "))")
    }
    let decision = model.decisions[place.decision]
    guard forcedDecisions.insert(decision.name).inserted else {
      return fail("\(decision.name) takes one action at a time, and is already told which")
    }
    guard step % decision.every == 0 else {
      let (before, after) = (step / decision.every * decision.every, (step / decision.every + 1) * decision.every)
      return fail(
        "\(decision.name) is not due at step \(step): it is made every \(decision.every) steps",
        "the nearest steps are \(before) and \(after)")
    }
    model.decisions[place.decision] = decision.forced(to: place.action, at: step)
  }

  private func places(ofAction text: String, in model: Model) -> [(decision: Int, action: Int)] {
    var found: [(decision: Int, action: Int)] = []
    for (number, decision) in model.decisions.enumerated() {
      for (index, action) in decision.actions.enumerated() {
        if Scenario.names(of: action.name, in: decision.name, of: decision.actor, mean: text) {
          found.append((number, index))
        }
      }
    }
    return found
  }
}

extension Scenario {
  /// Whether a text means an action: `US: offer talks`, `US.offer_talks`, `US.diplomacy.offer_talks` or `offer_talks`.
  ///
  /// - Parameter decision: qualified by its actor.
  package static func names(of action: String, in decision: String, of actor: String, mean text: String) -> Bool {
    func plain(_ text: String) -> [Substring] {
      text.lowercased().split { $0 == " " || $0 == "_" || $0 == "." || $0 == ":" }
    }
    return [action, "\(actor).\(action)", "\(decision).\(action)"].contains { plain($0) == plain(text) }
  }
}

extension Decision {
  /// The decision in which only one action is allowed at a step, and certain if its `when` holds.
  fileprivate func forced(to chosen: Int, at step: Int) -> Decision {
    let isNow = Expression.clock(.within(steps: [step]))
    var copy = self
    for index in actions.indices {
      let action = actions[index]
      if index == chosen {
        // A hazard so high that its probability rounds to 1.
        if case .hazard = rule {
          copy.actions[index].value = Formula(
            .conditional(isNow, then: .constant(1e9), otherwise: action.value.expression), at: action.value.place)
        }
      } else {
        let isOther = Expression.unary(.not, isNow)
        copy.actions[index].when = Formula(
          action.when.map { .binary(.and, isOther, $0.expression) } ?? isOther,
          at: action.when?.place ?? action.value.place)
      }
    }
    return copy
  }
}
