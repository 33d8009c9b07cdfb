import GRDB
import MonteCarlo
import Simulation

extension RunRecord {
  /// What the record holds of an experiment, to go on from there; whatever lies behind the checkpoint is removed.
  ///
  /// - Throws: `RecordError`; `.damaged` also where this machine plays the first trajectories with other bits.
  package func restore(_ experiment: Experiment, plans: [ObservationPlan]) throws(RecordError) -> RunStart {
    do {
      return try queue.write { db in
        let manifest = try RunManifest(from: db)
        var tallies: [Tally] = []
        for (index, plan) in plans.enumerated() {
          let blob = try Blob.fetchOne(db, sql: "SELECT state FROM variants WHERE variant = ?", arguments: [index])
          guard let blob else {
            tallies.append(Tally(plan: plan))
            continue
          }
          var tally = try Tally(bytes: blob.bytes, plan: plan)
          try restoreValues(of: &tally, variant: index, manifest, plan, db)
          tallies.append(tally)
        }
        try removeTail(behind: manifest.nextUnit, of: experiment, db)
        return RunStart(tallies: tallies, nextUnit: manifest.nextUnit)
      }
    } catch let error as StoredTallyError {
      throw .damaged(error.description)
    } catch {
      throw RecordError(error)
    }
  }

  /// The values that the quantiles rest on, block by block.
  private func restoreValues(
    of tally: inout Tally, variant: Int, _ manifest: RunManifest, _ plan: ObservationPlan, _ db: Database
  ) throws {
    let columns = OutcomeColumns(plan.program.outcomes).columns
    let blocks = try Row.fetchCursor(
      db,
      sql: """
        SELECT first_trajectory, trajectories, kept_values FROM blocks
        WHERE variant = ? AND first_trajectory < ? AND block * ? + variant < ? ORDER BY block
        """,
      arguments: [variant, manifest.keptValues, try variantCount(db), manifest.nextUnit])
    var own: [Int: Blob] = [:]
    var firsts: [Int] = []
    while let row = try blocks.next() {
      let first: Int = row["first_trajectory"]
      firsts.append(first)
      own[first] = row["kept_values"]
    }
    var rows = columns.map { _ in [Double]() }
    let cursor = try Row.fetchCursor(
      db,
      sql: """
        SELECT * FROM trajectories WHERE variant = ? AND trajectory < ? ORDER BY trajectory
        """, arguments: [variant, manifest.keptValues])
    var next = try cursor.next()
    for first in firsts {
      for index in rows.indices { rows[index].removeAll(keepingCapacity: true) }
      while let row = next, (row[1] as Int) < first + manifest.blockSize {
        // Null is the value of a trajectory with a fault.
        for index in rows.indices { if let value = row[4 + index] as Double? { rows[index].append(value) } }
        next = try cursor.next()
      }
      try KeptValues.restore(own[first]?.bytes, rows: rows, to: &tally)
    }
  }

  /// Blocks that were committed behind the checkpoint are short ones, or of a run that was longer.
  private func removeTail(behind unit: Int, of experiment: Experiment, _ db: Database) throws {
    let count = experiment.variants.count
    try db.execute(sql: "DELETE FROM blocks WHERE block * ? + variant >= ?", arguments: [count, unit])
    try db.execute(
      sql: "DELETE FROM trajectories WHERE (trajectory / ?) * ? + variant >= ?",
      arguments: [Experiment.blockSize, count, unit])
  }

  private func variantCount(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM variants") ?? 0
  }

  /// Names of the variants, in the order in which they are played.
  package func variantNames() throws(RecordError) -> [String] {
    do {
      return try queue.read { try String.fetchAll($0, sql: "SELECT name FROM variants ORDER BY variant") }
    } catch {
      throw RecordError(error)
    }
  }
}
