/// The tables that every record has: what was asked for, what was written beside it, and what makes a changed byte known.
enum BookkeepingTables {
  static let manifest = RecordTable(
    "manifest",
    [
      RecordColumn("state", .text, "running, interrupted, or complete"),
      RecordColumn("brink", .text, "version that made it"),
      RecordColumn(
        "bits", .whole,
        "what draws, tables and sums were; only the same bits are gone on with, merged, replayed or compared"),
      RecordColumn("order_text", .text, "what was asked for, whole, with every file that was read: JSON"),
      RecordColumn("order_sha256", .text, "SHA-256 of order_text"),
      RecordColumn("name", .text, "the scenario's, or the batch's").given(by: value("$.name")),
      RecordColumn("file", .text, "path that was given").given(by: value("$.files[0].path")),
      RecordColumn("file_sha256", .text, "SHA-256 of the file's text").given(by: value("$.files[0].sha256")),
      RecordColumn("seed", .text, "seed of all draws, from 0 to 2^64 - 1").given(by: value("$.seed")),
      RecordColumn("trajectories", .whole, unit: "trajectories", "asked for, of each variant")
        .given(by: value("$.trajectories")),
      RecordColumn("settings", .text, "what --set changed: JSON array of names and values")
        .given(by: value("$.settings")),
      RecordColumn("shard", .whole, "which shard this is, from 1; null for a whole run")
        .given(by: value("$.shard.index")),
      RecordColumn("shards", .whole, "into how many the run is cut").given(by: value("$.shard.count")),
      RecordColumn("threads", .whole, "that played last"),
      RecordColumn("host", .text, "machine that played last"),
      RecordColumn("system", .text, "its operating system"),
      RecordColumn("started", .text, unit: "UTC", "when it began, ISO 8601"),
      RecordColumn("seconds", .number, unit: "s", "spent playing, over all resumptions"),
      RecordColumn("command_line", .text, "of the first start: JSON array"),
    ])

  /// A part of the order, for those who read the record by other means.
  private static func value(_ path: String) -> String { "json_extract(order_text, '\(path)')" }

  static let files = RecordTable(
    "files", key: ["name", "sha256"],
    [
      RecordColumn("name", .text, "of a file that brink wrote beside the record"),
      RecordColumn("sha256", .text, "of its bytes; brink replaces or removes no file that has others"),
    ])

  static let checksums = RecordTable(
    "checksums", key: ["part"],
    [
      RecordColumn("part", .text, "name of a table"),
      RecordColumn("sha256", .text, "of its rows, by which a changed byte is known"),
    ])

  static let dictionary = RecordTable(
    "dictionary", key: ["table", "column"],
    [
      RecordColumn("table", .text, "name of the table"),
      RecordColumn("column", .text, "name of the column"),
      RecordColumn("unit", .text, "of its numbers; null where there is none").orNull,
      RecordColumn("meaning", .text, "in words"),
    ])

  static let all = [manifest, files, checksums, dictionary]
}
