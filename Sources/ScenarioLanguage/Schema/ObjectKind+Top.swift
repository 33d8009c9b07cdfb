import Simulation

extension ObjectKind {
  static let scenarioRule = ObjectRule(
    "A crisis scenario for Brink: everything that is simulated.",
    keys: [
      .optional("$schema", .text, "The JSON Schema that editors check this file with; Brink ignores it."),
      name("The scenario's name."),
    ] + texts + [
      .required("clock", .object(.clock), "The time axis: start, step and end."),
      .optional("sources", .array(of: .object(.source), minimum: 0), "Where the numbers come from."),
      .optional("sets", .array(of: .object(.set), minimum: 0), "Named lists of members that values can be given over."),
      .optional(
        "parameters", .array(of: .object(.parameter), minimum: 0),
        "Uncertain constants: each is drawn once for each trajectory."),
      .optional("definitions", .array(of: .object(.definition), minimum: 0), "Named expressions."),
      .optional(
        "variables", .array(of: .object(.variable), minimum: 0),
        "Numbers and symbols of the world that change from step to step."),
      .optional("actors", .array(of: .object(.actor), minimum: 0), "States with variables, decisions and policies."),
      .optional(
        "events", .array(of: .object(.event), minimum: 0),
        "Things that happen by date, by chance or as a consequence."),
      .optional(
        "past", .map(of: .array(of: .date, minimum: 0)),
        "Dates before the start on which actions, events or branches happened, for `count(x, n)` and `since(x)`."),
      .optional("ladders", .array(of: .object(.ladder), minimum: 0), "Ordered rungs with criteria."),
      .optional(
        "ends", .array(of: .object(.end), minimum: 0), "Conditions that stop a trajectory; the first one wins."),
      .optional("outcomes", .array(of: .object(.outcome), minimum: 0), "Numbers measured on each trajectory."),
      .optional(
        "series", .array(of: .expression, minimum: 0),
        "Names or expressions whose course over time is recorded; the text is the name."),
      .optional(
        "variants", .array(of: .object(.variant), minimum: 0),
        "The scenario with named changes; the scenario itself always runs, as `base`."),
    ])

  static let clockRule = ObjectRule(
    "The time axis.",
    keys: [
      .optional("start", .date, "The first step's day, YYYY-MM-DD; without it there is no calendar."),
      .optional(
        "step", .oneOf([.keyword(["hour", "day", "week"]), .number]),
        "The length of a step: `hour`, `day` (the default), `week` or a number of days."),
      .optional("end", .date, "The last day: steps that begin on or before it are played."),
      .optional("steps", .integer(1...Clock.maximumStepCount), "The number of steps, in place of `end`."),
      .optional("note", .text, "A remark for readers of the file."),
    ],
    alternatives: [.init(keys: ["end", "steps"], isRequired: true)])

  static let sourceRule = ObjectRule(
    "A source of facts or numbers.",
    keys: [
      .required("id", .name, "The name by which `source` refers to it."),
      .required("title", .text, "The source's title."),
      .optional("author", .text, "Who wrote or published it."),
      .optional("date", .text, "When it was published or accessed."),
      .optional("url", .text, "Where it can be found."),
      .optional("description", .text, "What it holds."),
      .optional("note", .text, "What it was used for, and how far to trust it."),
    ])

  static let setRule = ObjectRule(
    "A named list of members; parameters, variables and definitions can have one value for each.",
    keys: [name("The set's name; inside an entry over this set it is the current member.")] + texts + [
      .required("members", .array(of: .name, minimum: 1), "The members' names.")
    ])

  static let parameterRule = ObjectRule(
    "An uncertain constant, drawn once for each trajectory before step 0.",
    keys: [name("The parameter's name.")] + texts + [
      .required(
        "value", initialValue,
        "A number, a distribution such as `gamma(9, 0.0055)`, an object by member, or the weights of the states."),
      .optional(
        "states", .array(of: .name, minimum: 1), "Makes the parameter a symbol with these states, not a number."),
      unit, over, citation,
    ])

  static let definitionRule = ObjectRule(
    "A named expression, evaluated on the state where it is used.",
    keys: [name("The definition's name.")] + texts + [
      .required("value", .oneOf([.expression, .map(of: .expression)]), "The expression, or an object by member."),
      unit, over, citation,
    ])

  static let variableRule = ObjectRule(
    "A number or symbol that changes from step to step.",
    keys: [name("The variable's name.")] + texts + [
      .required(
        "initial", initialValue,
        "The value before step 0: a number, an expression, a state, weights of states, or an object by member."),
      .optional(
        "states", .array(of: .name, minimum: 1), "Makes the variable a symbol with these states, not a number."),
      .optional("range", .range, "[low, high]: every write is clamped to it; null opens a side."),
      .optional("next", .expression, "The value after each step, from the state that all variables share."),
      unit, over, citation,
    ])

  /// A number, an expression, a state's name, weights of states, or any of these by member.
  static let initialValue = ValueRule.oneOf([
    .expression, .map(of: .oneOf([.expression, .map(of: .expression)])),
  ])
}
