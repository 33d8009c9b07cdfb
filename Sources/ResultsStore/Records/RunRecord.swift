import GRDB
import MonteCarlo
import Simulation

/// The record of one run, `run.sqlite` in its folder: what was asked, every block, and what it came to.
package final class RunRecord: Sendable {
  /// What all records have.
  package let book: RecordBook

  private init(_ book: RecordBook) { self.book = book }

  /// Begins a record where there is none.
  ///
  /// - Parameters:
  ///   - firstUnit: of work, where it is played from.
  ///   - findings: the tables for what the run comes to.
  /// - Throws: `RecordError` if it can't be written.
  package static func create(
    in folder: String, _ manifest: RecordManifest, of experiment: Experiment, from firstUnit: Int = 0,
    findings: [RecordTable]
  ) throws(RecordError) -> RunRecord {
    let outcomes = OutcomeTable(experiment.variants[0].program.outcomes).table
    let book = try RecordBook.create(.run, in: folder, manifest, tables: [outcomes] + RunTables.all + findings) { db in
      for (index, variant) in experiment.variants.enumerated() {
        try RunTables.variants.insert([.whole(index), .text(variant.name), .whole(0), .whole(0), .null], db)
      }
      for (index, pair) in experiment.comparisons.enumerated() {
        try RunTables.pairs.insert([.whole(index), .whole(pair.baseline), .whole(pair.variant), .null], db)
      }
      for table in [RunTables.variants, RunTables.pairs] + findings { try Checksums.seal(table, db) }
      try RunProgress(nextUnit: firstUnit, keptValues: experiment.keptValueCount).save(to: db)
    }
    return RunRecord(book)
  }

  /// Opens a record to go on with it, after every page and index of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found, `.otherBits` that this version would play it otherwise.
  package static func open(in folder: String) throws(RecordError) -> RunRecord {
    RunRecord(try RecordBook.open(.run, in: folder))
  }

  /// Opens a record to read it, after every page of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func read(in folder: String) throws(RecordError) -> RunRecord {
    RunRecord(try RecordBook.read(.run, in: folder))
  }

  /// How far it is.
  ///
  /// - Throws: `RecordError`.
  package func progress() throws(RecordError) -> RunProgress { try book.read { try RunProgress(from: $0) } }

  /// Says whether the precision that was asked for has ended the run.
  ///
  /// - Throws: `RecordError`.
  package func setPrecise(_ isPrecise: Bool) throws(RecordError) {
    try book.write { db in
      var progress = try RunProgress(from: db)
      progress.isPrecise = isPrecise
      try progress.save(to: db)
    }
  }

  /// Trajectories of each variant that are in the record.
  ///
  /// - Throws: `RecordError`.
  package func recordedCount() throws(RecordError) -> Int {
    try book.read { db in
      try Checksums.verify(RunTables.variants, db)
      return try Int.fetchOne(db, sql: "SELECT min(trajectories) FROM variants") ?? 0
    }
  }

  /// Names of the variants, in the order in which they are played.
  ///
  /// - Throws: `RecordError`.
  package func variantNames() throws(RecordError) -> [String] {
    try book.read { try String.fetchAll($0, sql: "SELECT name FROM variants ORDER BY variant") }
  }

  /// The pairs of variants whose differences are tallied; none in the records of versions that had none.
  ///
  /// - Throws: `RecordError`.
  package func comparisons() throws(RecordError) -> [VariantPair] {
    try book.read { db in
      guard try db.tableExists("pairs") else { return [] }
      let last = (try Int.fetchOne(db, sql: "SELECT count(*) FROM variants") ?? 0) - 1
      return try Row.fetchAll(db, sql: "SELECT baseline, variant FROM pairs ORDER BY pair").map { row in
        guard last >= 0 else { throw RecordError.incomplete }
        return VariantPair(
          baseline: try row.number("baseline", in: 0...last), variant: try row.number("variant", in: 0...last))
      }
    }
  }

  /// Puts findings in the place of those the record holds, in one transaction.
  ///
  /// - Throws: `RecordError`.
  package func replace(_ findings: [Findings]) throws(RecordError) {
    try book.write { db in
      for finding in findings {
        try db.execute(sql: "DELETE FROM \(finding.table.name)")
        for row in finding.rows { try finding.table.insert(row, db) }
        try Checksums.seal(finding.table, db)
      }
    }
  }
}
