import GRDB
import MonteCarlo
import Simulation

extension RunRecord {
  /// What the record holds of an experiment, to go on from there; whatever lies behind the checkpoint is removed.
  ///
  /// - Parameter experiment: with the comparisons that the record has.
  /// - Throws: `RecordError`; `.damaged` also where this machine plays the first trajectories with other bits.
  package func restore(_ experiment: Experiment, plans: [ObservationPlan]) throws(RecordError) -> RunStanding {
    try restoring {
      try queue.write { db in
        let standing = try standing(of: experiment, plans, db)
        try removeTail(behind: standing.nextUnit, of: experiment, db)
        return standing
      }
    }
  }

  /// What the record holds of an experiment, up to its last checkpoint; nothing is changed.
  ///
  /// - Throws: `RecordError`, as `restore` does.
  package func standing(of experiment: Experiment, plans: [ObservationPlan]) throws(RecordError) -> RunStanding {
    try restoring { try queue.read { try standing(of: experiment, plans, $0) } }
  }

  private func standing(of experiment: Experiment, _ plans: [ObservationPlan], _ db: Database) throws -> RunStanding {
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
    let pairs = try experiment.comparisons.enumerated().map { index, pair in
      let program = experiment.variants[pair.baseline].program
      let blob = try Blob.fetchOne(db, sql: "SELECT state FROM pairs WHERE pair = ?", arguments: [index])
      return try blob.map { try PairedTally(bytes: $0.bytes, program: program) } ?? PairedTally(program)
    }
    return RunStanding(tallies: tallies, pairs: pairs, nextUnit: manifest.nextUnit)
  }

  private func restoring<Value>(_ body: () throws -> Value) throws(RecordError) -> Value {
    do {
      return try body()
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
      let first = try row.number("first_trajectory")
      firsts.append(first)
      own[first] = try row.value("kept_values")
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
      while let row = next, try row.number("trajectory") < first + manifest.blockSize {
        // Null is the value of a trajectory with a fault.
        for index in rows.indices { if let value: Double = try row.value(at: 4 + index) { rows[index].append(value) } }
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
    try db.execute(sql: "DELETE FROM pair_blocks WHERE block * ? >= ?", arguments: [count, unit])
  }

  private func variantCount(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM variants") ?? 0
  }

  /// The pairs of variants whose differences are tallied; none in the records of versions that had none.
  package func comparisons() throws(RecordError) -> [VariantPair] {
    do {
      return try queue.read { db in
        guard try db.tableExists("pairs") else { return [] }
        let last = try variantCount(db) - 1
        return try Row.fetchAll(db, sql: "SELECT baseline, variant FROM pairs ORDER BY pair").map { row in
          guard last >= 0 else { throw RecordError.incomplete }
          return VariantPair(
            baseline: try row.number("baseline", in: 0...last), variant: try row.number("variant", in: 0...last))
        }
      }
    } catch {
      throw RecordError(error)
    }
  }

  /// Trajectories of each variant that are in the record.
  package func recordedCount() throws(RecordError) -> Int {
    do {
      return try queue.read { try Int.fetchOne($0, sql: "SELECT min(trajectories) FROM variants") ?? 0 }
    } catch {
      throw RecordError(error)
    }
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
