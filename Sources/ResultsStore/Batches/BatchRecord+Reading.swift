import GRDB
import Simulation

extension BatchRecord {
  /// Names that tell the scenarios apart, in their order.
  ///
  /// - Throws: `RecordError`.
  package func scenarioNames() throws(RecordError) -> [String] {
    try rows("SELECT name FROM scenarios ORDER BY scenario") { try $0.value(at: 0) }
  }

  /// The scenarios' paths, which version 0.1.0 kept here and not in an order.
  ///
  /// - Throws: `RecordError`.
  package func earlierScenarioFiles() throws(RecordError) -> [String] {
    try rows("SELECT file FROM scenarios ORDER BY scenario") { try $0.value(at: 0) }
  }

  /// All points in their order, with what they change.
  ///
  /// - Throws: `RecordError`.
  package func points() throws(RecordError) -> [BatchPoint] {
    try book.read { try verifyPoints($0) }
    var settings: [Int: [Setting]] = [:]
    let order = try book.read { try $0.columns(in: "factors").contains { $0.name == "place" } ? "place" : "rowid" }
    for (point, setting) in try rows(
      "SELECT point, factor, value FROM factors ORDER BY point, \(order)",
      { row in (try row.value(at: 0) as Int, Setting(name: try row.value(at: 1), value: try row.value(at: 2))) })
    {
      settings[point, default: []].append(setting)
    }
    let scenarioCount = try scenarioNames().count
    return try rows("SELECT point, scenario, state, problem FROM points ORDER BY point") { row in
      guard scenarioCount > 0 else { throw RecordError.incomplete }
      guard let state = BatchPoint.State(rawValue: try row.value("state")) else { throw RecordError.incomplete }
      let number: Int = try row.value("point")
      var point = BatchPoint(
        number: number, scenario: try row.number("scenario", in: 0...scenarioCount - 1),
        settings: settings[number] ?? [])
      (point.state, point.problem) = (state, try row.value("problem"))
      return point
    }
  }

  /// What was played at each point, by its number.
  ///
  /// - Throws: `RecordError`.
  package func runs() throws(RecordError) -> [Int: [BatchPoint.Run]] {
    let runs = try rows("SELECT point, variant, trajectories, faults FROM runs") { row in
      let run = BatchPoint.Run(
        variant: try row.value("variant"), trajectories: try row.number("trajectories"),
        faults: try row.number("faults"))
      return (try row.value("point") as Int, run)
    }
    return Dictionary(grouping: runs, by: \.0).mapValues { $0.map(\.1) }
  }

  /// The probability, or mean, of every outcome of every run.
  ///
  /// - Throws: `RecordError`.
  package func headlines() throws(RecordError) -> [BatchPoint.Headline] {
    // Older records, which are only read, have no cautions.
    let caution = try hasCautions() ? "caution" : "NULL"
    return try rows(
      """
      SELECT point, variant, name, value, low, high, level, count, \(caution) FROM estimates
      WHERE quantity = 'outcome' AND estimate IN ('probability', 'mean')
      """
    ) { row in
      BatchPoint.Headline(
        point: try row.value("point"), variant: try row.value("variant"), outcome: try row.value("name"),
        value: try row.value("value") ?? .nan, low: try row.value("low") ?? .nan, high: try row.value("high") ?? .nan,
        level: try row.value("level") ?? .nan, count: try row.value("count") ?? 0,
        caution: try row.value(at: 8))
    }
  }

  private func hasCautions() throws(RecordError) -> Bool {
    try book.read { db in try db.columns(in: "estimates").contains { $0.name == "caution" } }
  }

  private func rows<Value>(_ sql: String, _ value: (Row) throws -> Value) throws(RecordError) -> [Value] {
    try book.read { try Row.fetchAll($0, sql: sql).map(value) }
  }
}
