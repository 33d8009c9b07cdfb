import Simulation

extension ObjectKind {
  static let actorRule = ObjectRule(
    "A state with variables, decisions and policies.",
    keys: [name("The actor's name.")] + texts + [
      .optional(
        "policy", .oneOf([.reference, .map(of: .expression)]),
        "The policy that the actor starts with, or the weights of a mixture."),
      .optional("policies", .array(of: .object(.policy), minimum: 1), "Named weights that steer the decisions."),
      .optional("variables", .array(of: .object(.variable), minimum: 0), "The actor's own numbers and symbols."),
      .optional("decisions", .array(of: .object(.decision), minimum: 0), "Sets of actions of which one is picked."),
      citation,
    ])

  static let policyRule = ObjectRule(
    "Named weights that steer an actor's decisions; all policies of an actor define the same weights.",
    keys: [name("The policy's name.")] + texts + [
      .optional(
        "weights", .map(of: .expression),
        "Numbers, or expressions of parameters, that decisions read as `policy.weight`."),
      citation,
    ])

  static let decisionRule = ObjectRule(
    "A set of actions of which the actor picks one, every so many steps.",
    keys: [name("The decision's name.")] + texts + [
      .optional(
        "every", .integer(1...Limits.decisionInterval), "The decision is due at steps 0, n, 2n …; 1 by default."),
      .optional(
        "rationality", .expression,
        "How sharply utilities decide: P is proportional to exp(rationality · utility); 1 by default."),
      .required("actions", .array(of: .object(.action), minimum: 1), "What the actor may do."),
      citation,
    ])

  static let actionRule = ObjectRule(
    "Something an actor may do.",
    keys: [name("The action's name.")] + texts + [
      .optional("when", .expression, "The action is allowed while this condition holds."),
      .optional("utility", .expression, "What the action is worth to the actor; 0 by default."),
      .optional("hazard", .expression, "The rate per day at which the actor does this, in place of a utility."),
      effects, narrative, citation,
    ],
    alternatives: [.init(keys: ["utility", "hazard"], isRequired: false)])

  static let eventRule = ObjectRule(
    "Something that happens: by date, by chance, or as a consequence.",
    keys: [name("The event's name.")] + texts + [
      .optional(
        "on", .oneOf([.expression, .array(of: .date, minimum: 1)]),
        "A date, a list of dates, or an expression in days since the start."),
      .optional("when", .expression, "The condition under which it can happen."),
      .optional("probability", .expression, "The probability per step that it happens while it can."),
      .optional("hazard", .expression, "The rate h per day: it happens with 1 - exp(-h · dt) while it can."),
      .optional("once", .boolean, "True if it happens at most once in a trajectory."),
      .optional(
        "phase", .keyword(["conditions", "consequences"]),
        "`conditions` (the default) come before the decisions, `consequences` after the effects of the actions."),
      effects, narrative,
      .optional("branches", .array(of: .object(.branch), minimum: 1), "Ways it can go; one is chosen by weight."),
      citation,
    ],
    alternatives: [.init(keys: ["probability", "hazard"], isRequired: false)])

  static let branchRule = ObjectRule(
    "One way an event can go.",
    keys: [name("The branch's name.")] + texts + [
      .required("weight", .expression, "The branch's share, relative to the other branches."),
      effects, narrative, citation,
    ])

  static let ladderRule = ObjectRule(
    "Ordered rungs; at each look a trajectory stands on the highest whose criterion holds, else on the first.",
    keys: [name("The ladder's name; in expressions it is the rung at the last look.")] + texts + [
      .required("rungs", .array(of: .object(.rung), minimum: 1), "The rungs, lowest first."),
      citation,
    ])

  static let rungRule = ObjectRule(
    "A rung of a ladder.",
    keys: [name("The rung's name.")] + texts + [
      .optional("when", .expression, "The rung's criterion; all rungs but the first need one."),
      citation,
    ])

  static let endRule = ObjectRule(
    "A condition that stops a trajectory.",
    keys: [name("The end's name.")] + texts + [
      .required("when", .expression, "The trajectory stops at the first look at which this holds."),
      citation,
    ])

  static let outcomeRule = ObjectRule(
    "A number measured on each trajectory.",
    keys: [name("The outcome's name.")] + texts
      + Outcome.Measure.allCases.map { .optional($0.rawValue, .expression, $0.traits.summary) } + [unit, citation],
    alternatives: [.init(keys: Outcome.Measure.allCases.map(\.rawValue), isRequired: true)])

  static let variantRule = ObjectRule(
    "The scenario with named changes.",
    keys: [name("The variant's name.")] + texts + [
      .required(
        "set", .map(of: initialValue),
        "What changes: a parameter, `Actor.policy`, an initial value, or a weight such as `North.defiant.caution`."),
      citation,
    ])
}
