import GRDB

/// What a column of the record means: a row of the table `dictionary`.
struct DictionaryEntry {
  let table: String
  let column: String
  let unit: String?
  let meaning: String

  func insert(into db: Database) throws {
    try db.execute(
      sql: "INSERT INTO dictionary VALUES (?, ?, ?, ?)", arguments: [table, column, unit, meaning])
  }

  /// Adds the columns that findings have had since 0.2.0.
  static func addSecondColumns(to db: Database) throws {
    for entry in second {
      try db.execute(sql: "ALTER TABLE \(entry.table) ADD COLUMN \(entry.column) TEXT")
      try entry.insert(into: db)
    }
  }

  private static let second = [
    DictionaryEntry(
      table: "estimates", column: "caution", unit: nil,
      meaning: "why the interval is not to be trusted: tooFewEvents; null where it is"),
    DictionaryEntry(
      table: "faults", column: "reason", unit: nil,
      meaning: "why a distribution can't be drawn from; null where something else met the value"),
  ]

  /// All columns but the outcomes', which the scenario names.
  static let fixed: [DictionaryEntry] = columns.flatMap { table, columns in
    columns.map { DictionaryEntry(table: table, column: $0.0, unit: $0.1, meaning: $0.2) }
  }

  private static let columns: KeyValuePairs<String, [(String, String?, String)]> = [
    "manifest": [
      ("state", nil, "running, interrupted, or complete"),
      ("brink", nil, "version that made the run"),
      ("scenario_name", nil, "name that the scenario gives itself"),
      ("scenario_file", nil, "path that was given"),
      ("scenario_sha256", nil, "SHA-256 of the scenario's text"),
      ("scenario_text", nil, "the scenario, whole"),
      ("seed", nil, "seed of all draws, from 0 to 2^64 - 1"),
      ("trajectories", "trajectories", "asked for, of each variant"),
      ("settings", nil, "what --set changed: JSON array of [name, value]"),
      ("precision", nil, "what --precision asked for"),
      ("is_precise", nil, "1 if the run ended because it was as precise as that"),
      ("kept_rows", "trajectories", "of each variant that stand one by one in trajectories"),
      ("kept_values", "trajectories", "of each variant whose values give the quantiles"),
      ("block_size", "trajectories", "of a block"),
      ("shard", nil, "which shard this is, from 1; null for a whole run"),
      ("shards", nil, "into how many the run is cut"),
      ("next_unit", nil, "blocks of all variants that the states in variants hold"),
      ("threads", nil, "that played last"),
      ("host", nil, "machine that played last"),
      ("system", nil, "its operating system"),
      ("started", "UTC", "when the run began, ISO 8601"),
      ("seconds", "s", "spent playing, over all resumptions"),
      ("command_line", nil, "of the first start: JSON array"),
    ],
    "variants": [
      ("variant", nil, "number in the other tables"),
      ("name", nil, "base for the scenario itself"),
      ("trajectories", "trajectories", "played, faults included"),
      ("faults", "trajectories", "that met a number where it can't stand"),
      ("state", nil, "checkpoint: the tally of all whole blocks, for brink"),
    ],
    "blocks": [
      ("block", nil, "number of the block"),
      ("variant", nil, "number of the variant"),
      ("first_trajectory", nil, "index of its first trajectory"),
      ("trajectories", "trajectories", "in it"),
      ("faults", "trajectories", "of them with a fault"),
      ("sums", nil, "in shards: sums in their order, for brink merge"),
      ("kept_values", nil, "values that the rows do not hold, for brink"),
    ],
    "trajectories": [
      ("variant", nil, "number of the variant"),
      ("trajectory", nil, "index, for brink trace"),
      ("stopped_by", nil, "name of the end; horizon; or fault"),
      ("days_lived", "d", "until it stopped"),
    ],
    "estimates": [
      ("variant", nil, "name of the variant"),
      ("quantity", nil, "outcome, end, horizon or ladder"),
      ("name", nil, "of the outcome, end or ladder"),
      ("part", nil, "rung of a ladder"),
      ("estimate", nil, "probability, mean, mean_day, mean_days, peak, or quantile such as p05"),
      ("value", nil, "in the unit of the outcome, days, or a probability; null if no trajectory has one"),
      ("low", nil, "lower end of the interval"),
      ("high", nil, "upper end of the interval"),
      ("level", nil, "probability that such intervals cover the truth"),
      ("count", "trajectories", "that the estimate rests on"),
    ],
    "histograms": [
      ("variant", nil, "name of the variant"),
      ("outcome", nil, "name of the outcome"),
      ("low", nil, "lower edge, in the outcome's unit; the first bin holds what is below, too"),
      ("high", nil, "upper edge; the last bin holds what is above, too"),
      ("trajectories", "trajectories", "in the bin"),
    ],
    "incidence": [
      ("variant", nil, "name of the variant"),
      ("quantity", nil, "outcome, end, or ended_without: stopped by an end before the outcome came"),
      ("name", nil, "of the outcome or end"),
      ("day", "d", "since the start"),
      ("value", nil, "share of all trajectories to which it had happened"),
      ("low", nil, "lower end of the interval"),
      ("high", nil, "upper end of the interval"),
    ],
    "series": [
      ("variant", nil, "name of the variant"),
      ("series", nil, "its text in the scenario"),
      ("day", "d", "since the start"),
      ("alive", "trajectories", "with a value"),
      ("mean", nil, "of those, in the series' unit"),
      ("p05", nil, "quantile 5 %"),
      ("p25", nil, "quantile 25 %"),
      ("p50", nil, "median"),
      ("p75", nil, "quantile 75 %"),
      ("p95", nil, "quantile 95 %"),
    ],
    "occupancy": [
      ("variant", nil, "name of the variant"),
      ("ladder", nil, "name of the ladder"),
      ("rung", nil, "name of the rung"),
      ("day", "d", "since the start"),
      ("trajectories", "trajectories", "on the rung"),
    ],
    "transitions": [
      ("variant", nil, "name of the variant"),
      ("ladder", nil, "name of the ladder"),
      ("from_rung", nil, "rung before"),
      ("to_rung", nil, "rung after"),
      ("count", nil, "over all trajectories"),
    ],
    "happenings": [
      ("variant", nil, "name of the variant"),
      ("name", nil, "action, event or branch"),
      ("total", nil, "over all trajectories"),
      ("per_trajectory", nil, "on average"),
    ],
    "faults": [
      ("variant", nil, "name of the variant"),
      ("trajectory", nil, "index, for brink trace"),
      ("step", nil, "null before step 0"),
      ("place", nil, "path of names to the formula"),
      ("line", nil, "in the scenario, from 1"),
      ("column", nil, "in the line, from 1"),
      ("value", nil, "that can't stand there"),
    ],
    "pairs": [
      ("pair", nil, "number in pair_blocks"),
      ("baseline", nil, "number of the variant that the other one is compared with"),
      ("variant", nil, "number of the other one"),
      ("state", nil, "checkpoint: the paired tally of all whole blocks, for brink"),
    ],
    "pair_blocks": [
      ("block", nil, "number of the block"),
      ("pair", nil, "number of the pair"),
      ("sums", nil, "in shards: sums in their order, for brink merge"),
    ],
    "comparisons": [
      ("baseline", nil, "name of the variant that the other one is compared with"),
      ("variant", nil, "name of the other one"),
      ("outcome", nil, "name of the outcome"),
      ("trajectories", "trajectories", "that were compared one by one: those without a fault in either variant"),
      ("baseline_value", nil, "probability for occurs and first, else mean, in the outcome's unit"),
      ("variant_value", nil, "the same of the variant"),
      ("difference", nil, "variant less baseline"),
      ("low", nil, "lower end of the difference's interval"),
      ("high", nil, "upper end of the difference's interval"),
      ("level", nil, "probability that such intervals cover the truth"),
      ("ratio", nil, "of probabilities, variant by baseline"),
      ("ratio_low", nil, "lower end of the ratio's interval"),
      ("ratio_high", nil, "upper end; null where it has none"),
      ("to_yes", nil, "share of trajectories to which it happens in the variant only"),
      ("to_no", nil, "share of trajectories to which it happens in the baseline only"),
      ("time_difference", "d", "for first: of the mean time until it comes or the run ends"),
      ("time_low", "d", "lower end of its interval"),
      ("time_high", "d", "upper end of its interval"),
      ("superiority", nil, "probability that the variant's value is greater, and half of that it is equal"),
      ("variance_saved", nil, "part of the variance of the difference that shared draws remove"),
      ("p_value", nil, "of no difference"),
      ("adjusted_p_value", nil, "for all outcomes and variants together, after Holm"),
      ("dominance", nil, "first-order stochastic, of counts and first times: variant, baseline, neither or equal"),
      ("largest_violation", nil, "most that the distribution functions cross it by"),
      ("verdict", nil, "higher, lower, no difference or not settled"),
      ("margin", nil, "no difference larger than this"),
      ("trajectories_needed", "trajectories", "that would settle it, were the difference what it seems"),
    ],
    "dictionary": [
      ("table", nil, "name of the table"),
      ("column", nil, "name of the column"),
      ("unit", nil, "of its numbers; null where there is none"),
      ("meaning", nil, "in words"),
    ],
  ]
}
