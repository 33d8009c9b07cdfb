/// The tables of a run's record beside the bookkeeping and what the run came to.
enum RunTables {
  static let progress = RecordTable(
    "progress",
    [
      RecordColumn("next_unit", .whole, "blocks of all variants that the states in variants hold"),
      RecordColumn("is_precise", .whole, "1 if the run ended because it was as precise as was asked for"),
      RecordColumn("kept_values", .whole, unit: "trajectories", "of each variant whose values give the quantiles"),
      RecordColumn("block_size", .whole, unit: "trajectories", "of a block"),
    ])

  static let variants = RecordTable(
    "variants", key: ["variant"],
    [
      RecordColumn("variant", .whole, "number in the other tables"),
      RecordColumn("name", .text, "base for the scenario itself"),
      RecordColumn("trajectories", .whole, unit: "trajectories", "played, faults included"),
      RecordColumn("faults", .whole, unit: "trajectories", "that met a number where it can't stand"),
      RecordColumn("state", .bytes, "checkpoint: the tally of all whole blocks, for brink").orNull,
    ])

  static let blocks = RecordTable(
    "blocks", key: ["block", "variant"],
    [
      RecordColumn("block", .whole, "number of the block"),
      RecordColumn("variant", .whole, "number of the variant"),
      RecordColumn("first_trajectory", .whole, "index of its first trajectory"),
      RecordColumn("trajectories", .whole, unit: "trajectories", "in it"),
      RecordColumn("faults", .whole, unit: "trajectories", "of them with a fault"),
      RecordColumn("sums", .bytes, "in shards: sums in their order, for brink merge").orNull,
      RecordColumn("kept_values", .bytes, "values that the rows do not hold, for brink").orNull,
      RecordColumn("rows_sha256", .text, "of the block's rows in trajectories").orNull,
      RecordColumn("sha256", .text, "of this row"),
    ])

  static let pairs = RecordTable(
    "pairs", key: ["pair"],
    [
      RecordColumn("pair", .whole, "number in pair_blocks"),
      RecordColumn("baseline", .whole, "number of the variant that the other one is compared with"),
      RecordColumn("variant", .whole, "number of the other one"),
      RecordColumn("state", .bytes, "checkpoint: the paired tally of all whole blocks, for brink").orNull,
    ])

  static let pairBlocks = RecordTable(
    "pair_blocks", key: ["block", "pair"],
    [
      RecordColumn("block", .whole, "number of the block"),
      RecordColumn("pair", .whole, "number of the pair"),
      RecordColumn("sums", .bytes, "in shards: sums in their order, for brink merge"),
      RecordColumn("sha256", .text, "of this row"),
    ])

  static let held = RecordTable(
    "held", key: ["block", "variant"],
    [
      RecordColumn("block", .whole, "number of the block"),
      RecordColumn("variant", .whole, "number of the variant"),
      RecordColumn("played", .bytes, "a block that waits for other variants' blocks, for brink"),
      RecordColumn("sha256", .text, "of this row"),
    ])

  static let all = [progress, variants, blocks, pairs, pairBlocks, held]
}
