import FoundationEssentials
import GRDB

/// What was asked for, as a record holds it.
package enum RecordedOrder: Sendable, Equatable {
  /// JSON, whole.
  case text(String)
  /// The columns in which version 0.1.0 held it.
  case earlier(EarlierOrder)
}

/// What version 0.1.0 wrote of what was asked for.
package struct EarlierOrder: Sendable, Equatable {
  /// Whether it is of a batch, not a run.
  package let isBatch: Bool
  /// Of the scenario, or of the batch.
  package let name: String
  /// The scenario's path, or the plan's.
  package let file: String
  package let sha256: String
  package let text: String
  package let seed: UInt64
  package let trajectories: Int
  package private(set) var settings: [Setting] = []
  package private(set) var precision: String?
  package private(set) var keptRows = 0
  /// Which shard it is, and of how many.
  package private(set) var shard: (index: Int, count: Int)?
  /// The first start's.
  package let commandLine: [String]

  /// A name and what it was set to.
  package struct Setting: Sendable, Equatable, Decodable {
    package let name: String
    package let value: String
  }

  package static func == (one: EarlierOrder, other: EarlierOrder) -> Bool {
    one.sha256 == other.sha256 && one.seed == other.seed && one.trajectories == other.trajectories
  }

  /// - Throws: `RecordError`, `DecodingError`.
  init(_ row: Row) throws {
    isBatch = row.hasColumn("plan_text")
    guard let seed = UInt64(try row.value("seed") as String) else { throw RecordError.incomplete }
    self.seed = seed
    name = try row.value(isBatch ? "name" : "scenario_name")
    file = try row.value(isBatch ? "plan_file" : "scenario_file")
    sha256 = try row.value(isBatch ? "plan_sha256" : "scenario_sha256")
    text = try row.value(isBatch ? "plan_text" : "scenario_text")
    trajectories = try row.number("trajectories", in: 0...1 << 53)
    commandLine = try Self.value(row.value("command_line"))
    guard !isBatch else { return }
    settings = try Self.value(row.value("settings"))
    precision = try row.value("precision")
    keptRows = try row.number("kept_rows")
    if let index: Int = try row.value("shard"), let count: Int = try row.value("shards"), count > 0,
      (1...count).contains(index)
    {
      shard = (index, count)
    }
  }

  private static func value<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}
