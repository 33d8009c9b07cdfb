/// The kinds of objects in a scenario file, and in a batch's plan.
enum ObjectKind: String, Sendable, CaseIterable {
  case scenario, clock, source, set, parameter, definition, variable, actor, policy, decision, action, event, branch
  case ladder, rung, end, outcome, variant
  case plan, design, span

  /// Those of a plan; all others are a scenario's.
  static let ofPlans: [ObjectKind] = [.plan, .design, .span]

  /// Those of a scenario.
  static let ofScenarios = allCases.filter { !ofPlans.contains($0) }

  var rule: ObjectRule {
    switch self {
    case .scenario: Self.scenarioRule
    case .clock: Self.clockRule
    case .source: Self.sourceRule
    case .set: Self.setRule
    case .parameter: Self.parameterRule
    case .definition: Self.definitionRule
    case .variable: Self.variableRule
    case .actor: Self.actorRule
    case .policy: Self.policyRule
    case .decision: Self.decisionRule
    case .action: Self.actionRule
    case .event: Self.eventRule
    case .branch: Self.branchRule
    case .ladder: Self.ladderRule
    case .rung: Self.rungRule
    case .end: Self.endRule
    case .outcome: Self.outcomeRule
    case .variant: Self.variantRule
    case .plan: Self.planRule
    case .design: Self.designRule
    case .span: Self.spanRule
    }
  }

  /// The kind with its article, for messages.
  var phrase: String {
    switch self {
    case .action, .actor, .end, .event, .outcome: "an \(rawValue)"
    case .scenario, .clock, .plan: "the \(rawValue)"
    case .span: "a range"
    default: "a \(rawValue)"
    }
  }

  /// Free text that every named thing may carry.
  static let texts: [KeyRule] = [
    .optional("title", .text, "A short title for reports."),
    .optional("description", .text, "What this stands for, in a sentence or a paragraph."),
    .optional("note", .text, "A remark for readers of the file, such as the reason for a number."),
  ]

  /// Where something comes from.
  static let citation: KeyRule = .optional("source", .reference, "The id of the entry of `sources` that this rests on.")

  static let unit: KeyRule = .optional("unit", .text, "The unit, such as `launches per day`, for reports.")

  static let over: KeyRule = .optional(
    "over", .reference, "The set that has one value for each of its members: `maturity[icbm]`.")

  static func name(_ description: String) -> KeyRule { .required("name", .name, description) }

  static let narrative: KeyRule = .optional(
    "narrative", .text,
    "How it is told: text with holes such as `{stockpile}` or `{tension:1}`, read right after its effects; `{{` is a brace."
  )

  static let effects: KeyRule = .optional(
    "effects", .array(of: .statement, minimum: 0),
    "Statements such as `tension += 0.1` that run one after another, each on the state that the last one left.")
}
