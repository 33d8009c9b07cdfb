import Simulation

/// The sentences that tell of actions, events and branches.
struct NarrativeLowering {
  private let formulas: FormulaLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }
  private var texts: ExpressionTexts { formulas.context.texts }

  init(_ formulas: FormulaLowering) { self.formulas = formulas }

  /// Lowers the `narrative` of an action, event or branch; nil where there is none or a mistake was reported.
  ///
  /// - Parameter name: the path of names to the entry, such as `North.weapons.launch`.
  func narrative(of entry: Cursor, _ name: String, actor: Int? = nil) -> Narrative? {
    guard let cursor = entry["narrative"], let text = cursor.string else { return nil }
    do {
      var template = try NarrativeTemplate(text)
      guard let pieces = pieces(of: &template, cursor, name, actor) else { return nil }
      return Narrative(pieces)
    } catch {
      texts.report(error, in: cursor)
      return nil
    }
  }

  private func pieces(
    of template: inout NarrativeTemplate, _ cursor: Cursor, _ name: String, _ actor: Int?
  ) -> [Narrative.Piece]? {
    var pieces: [Narrative.Piece] = []
    var failed = false
    for part in template.parts {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .hole(let hole):
        if let piece = try? piece(hole, cursor, name, actor) { pieces.append(piece) } else { failed = true }
      }
    }
    return failed ? nil : pieces
  }

  private func piece(
    _ hole: NarrativeTemplate.Hole, _ cursor: Cursor, _ name: String, _ actor: Int?
  ) throws(Reported) -> Narrative.Piece {
    if hole.isActor, declarations.entities["actor"] == nil {
      guard let actor else {
        throw reject(
          "{actor} is who acts, and events have no actor", at: hole.start, cursor,
          suggestion: "write the actor's name as text")
      }
      return .text(declarations.title(ofActor: actor))
    }
    let context = FormulaContext(
      "\(name).narrative", actor: actor, drawsForbidden: "a narrative may not draw", isTold: true)
    guard case .success(let parsed) = texts.parse(hole.expression) else {
      // Parsed alone, since the error carries the place.
      if case .failure(let error) = texts.parse(hole.expression) { texts.report(error, in: cursor) }
      throw Reported()
    }
    let typed = try ExpressionLowering(formulas, cursor, context, parsed.syntax).lower()
    let formula = Formula(typed.expression, at: cursor.place(named: context.name))
    switch typed.type {
    case .number: return .hole(formula, .number(decimals: hole.decimals))
    case .symbol(let states):
      guard hole.decimals == nil else {
        throw reject("a symbol has no decimals", at: hole.start, cursor)
      }
      return .hole(formula, .symbol(declarations.titles(of: states)))
    case .condition:
      throw reject(
        "a hole holds a number or a symbol, found a condition", at: hole.start, cursor,
        suggestion: "number(c) is 1 where the condition c holds, else 0")
    }
  }

  private func reject(_ message: String, at offset: Int, _ cursor: Cursor, suggestion: String? = nil) -> Reported {
    diagnostics.error(
      message, at: texts.position(ofScalar: offset, in: cursor), path: cursor.path, suggestion: suggestion)
    return Reported()
  }
}
