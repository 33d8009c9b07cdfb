import GRDB
import MonteCarlo

/// How far a run is: the one row of the table `progress`.
package struct RunProgress: Sendable, Equatable {
  /// Units of work that the states of the variants hold.
  package internal(set) var nextUnit: Int
  /// Whether the precision that was asked for ended the run.
  package internal(set) var isPrecise = false
  /// Trajectories of each variant whose values give the quantiles.
  package let keptValues: Int
  /// Trajectories of a block.
  package let blockSize: Int

  init(nextUnit: Int, keptValues: Int) {
    (self.nextUnit, self.keptValues, blockSize) = (nextUnit, keptValues, Experiment.blockSize)
  }

  /// - Throws: `RecordError` for a row that no version wrote, or that was changed; `DatabaseError`.
  init(from db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: RunTables.progress.selection()) else { throw RecordError.incomplete }
    nextUnit = try row.number("next_unit")
    isPrecise = try row.value("is_precise")
    keptValues = try row.number("kept_values")
    blockSize = try row.number("block_size", in: 1...1 << 32)
    try Checksums.verify(RunTables.progress, db)
  }

  /// Writes the row, anew or in the place of the old one.
  func save(to db: Database) throws {
    let row: [RecordCell] = [.whole(nextUnit), .whole(isPrecise ? 1 : 0), .whole(keptValues), .whole(blockSize)]
    try db.execute(sql: "DELETE FROM progress")
    try RunTables.progress.insert(row, db)
    try Checksums.seal(RunTables.progress, rows: [row], db)
  }
}
