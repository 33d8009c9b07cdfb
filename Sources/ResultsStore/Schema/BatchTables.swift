/// The tables of a batch's record beside the bookkeeping and what its points came to.
enum BatchTables {
  static let points = RecordTable(
    "points", key: ["point"],
    [
      RecordColumn("point", .whole, "number in the other tables, from 1"),
      RecordColumn("scenario", .whole, "number of the scenario"),
      RecordColumn("state", .text, "waiting, played, or failed"),
      RecordColumn("problem", .text, "why it failed").orNull,
      RecordColumn("seconds", .number, unit: "s", "spent playing it").orNull,
      RecordColumn("sha256", .text, "of this row and of the point's rows in the other tables"),
    ])

  static let scenarios = RecordTable(
    "scenarios", key: ["scenario"],
    [
      RecordColumn("scenario", .whole, "number in the table points"),
      RecordColumn("name", .text, "the scenario's, or its file's path where two have the same"),
    ])

  static let factors = RecordTable(
    "factors", key: ["point", "place"],
    [
      point,
      RecordColumn("place", .whole, "of the factor among those of the point, from 0"),
      RecordColumn("factor", .text, "name of what is set"),
      RecordColumn("value", .text, "as a setting has it: a number, an expression, a name, or JSON weights"),
      RecordColumn("number", .number, unit: "the factor's", "the value, if it is a number").orNull,
    ])

  static let runs = RecordTable(
    "runs", key: ["point", "variant"],
    [
      point,
      RecordColumn("variant", .text, "name of the variant; base for the scenario itself"),
      RecordColumn("trajectories", .whole, unit: "trajectories", "played, faults included"),
      RecordColumn("faults", .whole, unit: "trajectories", "that met a number where it can't stand"),
    ])

  static let point = RecordColumn("point", .whole, "number of the point")

  static let all = [points, scenarios, factors, runs]
}
