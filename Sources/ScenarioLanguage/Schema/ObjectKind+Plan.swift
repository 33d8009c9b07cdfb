extension ObjectKind {
  static let planRule = ObjectRule(
    "A plan for Brink: which runs of which scenarios make a batch.",
    keys: [
      .optional("$schema", .text, "The JSON Schema that editors check this file with; Brink ignores it."),
      .optional("name", .name, "The batch's name; the first scenario's, if there is none."),
    ] + texts + [
      .required(
        "scenario", .oneOf([.text, .array(of: .text, minimum: 1)]),
        "A scenario's file, or several, relative to this file."),
      .optional(
        "variants", .array(of: .reference, minimum: 1),
        "Variants that are played at every point; `base`, the scenario itself, if there are none."),
      .optional(
        "trajectories", .integer(1...Limits.trajectories),
        "Trajectories of each variant at each point, 100000 by default."),
      .optional("seed", .number, "The seed of all draws, 1 by default; all points share it."),
      .optional(
        "set", .map(of: .oneOf([initialValue, .array(of: initialValue, minimum: 1)])),
        "What changes, as a variant's `set` has it: a value for all points, or an array of values to try."),
      .optional(
        "ranges", .map(of: .oneOf([.range, .object(.span)])),
        "Numbers that a Latin hypercube or a Sobol design picks between a low and a high one."),
      .optional(
        "design", .oneOf([.keyword(["grid"]), .object(.design)]),
        "Which points are played: `grid` (the default) for all combinations, or a sample of them."),
      .optional(
        "runs", .array(of: .map(of: initialValue), minimum: 1),
        "The points one by one, each with what it changes, in place of `set`, `ranges` and `design`."),
      .optional(
        "outcomes", .array(of: .reference, minimum: 1), "Outcomes that are shown; all are recorded."),
    ])

  static let designRule = ObjectRule(
    "A design that fills the space of all factors.",
    keys: [
      .optional(
        "latinHypercube", .integer(2...BatchPlan.largestPointCount),
        "So many points, of which each of so many equal slices of each factor has one."),
      .optional(
        "sobol", .integer(1...BatchPlan.largestPointCount),
        "So many points of a Sobol sequence; powers of two are balanced."),
    ],
    alternatives: [.init(keys: ["latinHypercube", "sobol"], isRequired: true)])

  static let spanRule = ObjectRule(
    "The range of a number, and how it is spread.",
    keys: [
      .required("low", .number, "The lower end."),
      .required("high", .number, "The upper end."),
      .optional(
        "scale", .keyword(["linear", "log"]), "`log` spreads the points evenly over the number's logarithm."),
    ])
}
