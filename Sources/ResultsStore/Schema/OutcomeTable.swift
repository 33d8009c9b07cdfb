import Simulation

/// The table `trajectories`, whose last columns are a scenario's outcomes.
struct OutcomeTable: Sendable {
  static let name = "trajectories"
  let table: RecordTable

  /// The columns of the outcomes.
  var outcomes: ArraySlice<RecordColumn> { table.columns.dropFirst(Self.fixed.count) }

  init(_ outcomes: [Outcome]) {
    var taken = Set(Self.fixed.map(\.name))
    let columns = outcomes.map { outcome in
      // SQLite does not tell names apart by their case.
      let name = Self.distinct(outcome.name, among: &taken)
      let kind = outcome.measure.traits.kind
      return RecordColumn(
        name, kind == .happening || kind == .number ? .whole : .number, unit: kind == .firstTime ? "d" : outcome.unit,
        "\(outcome.measure.rawValue): \(outcome.title ?? outcome.name)"
      ).orNull
    }
    table = RecordTable(Self.name, Self.fixed + columns)
  }

  private static let fixed = [
    RecordColumn("variant", .whole, "number of the variant"),
    RecordColumn("trajectory", .whole, "index, for brink trace"),
    RecordColumn("stopped_by", .text, "name of the end; horizon; or fault"),
    RecordColumn("days_lived", .number, unit: "d", "until it stopped"),
  ]

  /// A name that is not taken: itself, or with an underscore and a number.
  static func distinct(_ name: String, among taken: inout Set<String>) -> String {
    var (free, number) = (name, 2)
    while !taken.insert(free.lowercased()).inserted {
      free = "\(name)_\(number)"
      number += 1
    }
    return free
  }
}
