import Probability
import Simulation

/// The world's events.
struct EventLowering {
  private let formulas: FormulaLowering
  private let effects: EffectLowering
  private let narratives: NarrativeLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }

  init(_ formulas: FormulaLowering, effects: EffectLowering, narratives: NarrativeLowering) {
    (self.formulas, self.effects, self.narratives) = (formulas, effects, narratives)
  }

  func events() -> [Event] {
    declarations.events.map { declared in
      let entry = declared.declaration
      let name = declared.name
      return Event(
        name: name, occurrence: declared.occurrence,
        phase: entry.string("phase") == "consequences" ? .consequences : .conditions, when: guardFormula(of: declared),
        chance: chance(of: declared), once: entry["once"]?.boolean ?? false,
        effects: effects.effects(of: entry, EffectScope(name: name, actor: nil, decision: nil)),
        branches: branches(of: declared), title: entry.string("title"), narrative: narratives.narrative(of: entry, name)
      )
    }
  }

  private func chance(of declared: Declarations.EventDeclaration) -> Event.Chance {
    let entry = declared.declaration
    let name = declared.name
    let probability = formulas.formula(
      entry["probability"], within: 0...1, "a probability", FormulaContext("\(name).probability"))
    if let probability {
      return .probability(probability, site: formulas.context.sites.site(name, at: entry))
    }
    let hazard = formulas.formula(
      entry["hazard"], within: 0...(.infinity), "a hazard", FormulaContext("\(name).hazard"))
    guard let hazard else { return .certain }
    return .hazard(hazard, site: formulas.context.sites.site(name, at: entry))
  }

  private func branches(of declared: Declarations.EventDeclaration) -> [Event.Branch] {
    zip(declared.declaration.elements("branches"), declared.branchOccurrences).compactMap { entry, occurrence in
      let branchName = entry.string("name") ?? ""
      let name = "\(declared.name).\(branchName)"
      let weight = formulas.formula(
        entry["weight"], within: 0...(.infinity), "a weight", FormulaContext("\(name).weight"))
      let effects = effects.effects(of: entry, EffectScope(name: name, actor: nil, decision: nil))
      let site = formulas.context.sites.site(name, at: entry)
      let narrative = narratives.narrative(of: entry, name)
      guard let weight else { return nil }
      return Event.Branch(
        name: branchName, occurrence: occurrence, weight: weight, site: site, effects: effects,
        title: entry.string("title"), narrative: narrative)
    }
  }

  /// `on` and `when` as one condition.
  private func guardFormula(of declared: Declarations.EventDeclaration) -> Formula? {
    let entry = declared.declaration
    let when = formulas.formula(entry["when"], as: .condition, FormulaContext("\(declared.name).when"))
    guard let cursor = entry["on"] else { return when }
    guard let on = schedule(cursor, FormulaContext("\(declared.name).on")) else { return nil }
    guard let when else { return Formula(on, at: cursor.place(named: "\(declared.name).on")) }
    return Formula(.binary(.and, on, when.expression), at: when.place)
  }

  /// The condition that an event's day has come.
  private func schedule(_ cursor: Cursor, _ context: FormulaContext) -> Expression? {
    if cursor.isArray { return schedule(dates: cursor.elements, cursor) }
    if let text = cursor.string, isMeantAsDate(text) { return schedule(dates: [cursor], cursor) }
    var context = context
    context.drawsForbidden = "\"on\" may not draw; draw a parameter instead"
    guard let days = formulas.typedFormula(cursor, as: .number, context) else { return nil }
    if let constant = days.constant { warn(ofDay: constant, at: cursor) }
    let step = Expression.binary(.multiply, days.formula.expression, .constant(declarations.clock.stepsPerDay))
    return .binary(.equal, .unary(.floor, step), .clock(.step))
  }

  /// Warns of a day on which the clock has no step.
  private func warn(ofDay day: Double, at cursor: Cursor) {
    let clock = declarations.clock
    let isOnClock = clock.step(containing: day).map((0..<clock.stepCount).contains) ?? false
    guard !declarations.hasMalformedLength, !isOnClock else { return }
    let last = shortest(clock.day(ofStep: clock.stepCount - 1))
    diagnostics.warning(
      "day \(shortest(day)) is outside the clock, whose steps begin on days 0 to \(last): nothing happens on it",
      at: cursor)
  }

  private func schedule(dates: [Cursor], _ cursor: Cursor) -> Expression? {
    guard declarations.clock.start != nil else {
      if declarations.hasMalformedStart { return nil }
      diagnostics.error("dates need a calendar, and the clock has no start", at: cursor, suggestion: "add clock.start")
      return nil
    }
    var dateOfStep: [Int: CalendarDate] = [:]
    for entry in dates {
      guard let text = entry.string, let date = readDate(text, at: entry, diagnostics),
        let step = declarations.clock.step(containing: date)
      else { continue }
      guard (0..<declarations.clock.stepCount).contains(step) else {
        if !declarations.hasMalformedLength {
          diagnostics.warning("\(date) is outside the clock: nothing happens on it", at: entry)
        }
        continue
      }
      if let other = dateOfStep.updateValue(date, forKey: step) {
        diagnostics.warning(
          other == date
            ? "\(date) stands twice: the event happens on it once"
            : "\(other) and \(date) are in one step of the clock: the event happens in it once", at: entry)
      }
    }
    return .clock(.within(steps: dateOfStep.keys.sorted()))
  }
}
