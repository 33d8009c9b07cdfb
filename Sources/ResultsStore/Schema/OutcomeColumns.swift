import Simulation

/// The columns of `trajectories` that hold a scenario's outcomes.
struct OutcomeColumns: Sendable {
  struct Column: Sendable {
    /// The outcome's name, with an underscore and a number where SQLite would confuse it with another column's.
    let name: String
    let isWhole: Bool
    let unit: String?
    let meaning: String
  }

  static let table = "trajectories"
  static let fixed = ["variant", "trajectory", "stopped_by", "days_lived"]
  let columns: [Column]

  init(_ outcomes: [Outcome]) {
    var taken = Set(Self.fixed)
    columns = outcomes.map { outcome in
      var (name, number) = (outcome.name, 2)
      // SQLite does not tell names apart by their case.
      while !taken.insert(name.lowercased()).inserted {
        name = "\(outcome.name)_\(number)"
        number += 1
      }
      return Column(
        name: name, isWhole: outcome.measure == .occurs || outcome.measure == .count,
        unit: outcome.measure == .first ? "d" : outcome.unit,
        meaning: "\(outcome.measure.rawValue): \(outcome.title ?? outcome.name)")
    }
  }

  /// SQL that makes the table.
  var creation: String {
    let own = columns.map { ", \(Self.quoted($0.name)) \($0.isWhole ? "INTEGER" : "REAL")" }.joined()
    return """
      CREATE TABLE trajectories (
        variant INTEGER NOT NULL, trajectory INTEGER NOT NULL, stopped_by TEXT NOT NULL, days_lived REAL NOT NULL\(own))
      """
  }

  /// SQL that inserts a row, with a question mark for each column.
  var insertion: String {
    let marks = Array(repeating: "?", count: Self.fixed.count + columns.count).joined(separator: ", ")
    return "INSERT INTO trajectories VALUES (\(marks))"
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
