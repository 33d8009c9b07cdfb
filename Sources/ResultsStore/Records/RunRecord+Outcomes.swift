import GRDB
import Simulation

extension RunRecord {
  /// In how many of the kept trajectories of a variant each outcome occurred, and how many there are without a fault.
  ///
  /// Of an outcome that is no probability the count says nothing.
  /// - Parameters:
  ///   - outcomes: all of the scenario's.
  ///   - variant: its place among the run's variants.
  /// - Throws: `RecordError`.
  package func occurrenceCounts(
    of outcomes: [Outcome], variant: Int
  ) throws(RecordError) -> (counts: [Int], trajectories: Int) {
    let columns = OutcomeTable(outcomes).outcomes
    let terms = zip(outcomes, columns).map { outcome, column in
      let name = column.quoted
      return outcome.measure.traits.kind == .firstTime ? "count(\(name))" : "total(\(name) > 0)"
    }
    return try book.read { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT \((["count(*)"] + terms).joined(separator: ", ")) FROM \(OutcomeTable.name)
          WHERE variant = ? AND stopped_by <> 'fault'
          """, arguments: [variant])
      guard let row else { return (terms.map { _ in 0 }, 0) }
      return (try terms.indices.map { Int(try row.value(at: $0 + 1) as Double) }, try row.value(at: 0))
    }
  }

  /// How many of the kept trajectories of a variant met a fault.
  ///
  /// - Throws: `RecordError`.
  package func keptFaultCount(variant: Int) throws(RecordError) -> Int {
    return try book.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(OutcomeTable.name) WHERE variant = ? AND stopped_by = 'fault'",
        arguments: [variant]) ?? 0
    }
  }

  /// One outcome of the kept trajectories of a variant that have no fault, in their order; NaN for a `first` that never
  /// came.
  ///
  /// - Throws: `RecordError`.
  package func values(
    ofOutcome outcome: Int, of outcomes: [Outcome], variant: Int
  ) throws(RecordError) -> (trajectories: [UInt64], values: [Double]) {
    let column = Array(OutcomeTable(outcomes).outcomes)[outcome].quoted
    return try book.read { db in
      var (trajectories, values): ([UInt64], [Double]) = ([], [])
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT trajectory, \(column) FROM \(OutcomeTable.name)
          WHERE variant = ? AND stopped_by <> 'fault' ORDER BY trajectory
          """, arguments: [variant])
      while let row = try rows.next() {
        trajectories.append(UInt64(try row.number("trajectory")))
        values.append(try row.value(at: 1) ?? .nan)
      }
      return (trajectories, values)
    }
  }
}
