import FoundationEssentials
import GRDB
import MonteCarlo
import Simulation

extension RunRecord {
  /// What the record holds of an experiment, to go on from there; whatever lies behind the checkpoint is removed.
  ///
  /// - Parameter experiment: with the comparisons that the record has.
  /// - Throws: `RecordError`; `.damaged` also where this machine plays the first trajectories with other bits.
  package func restore(_ experiment: Experiment, plans: [ObservationPlan]) throws(RecordError) -> RunStanding {
    try book.write { db in
      let standing = try standing(of: experiment, plans, db)
      try removeTail(behind: standing.nextUnit, of: experiment, db)
      return standing
    }
  }

  /// What the record holds of an experiment, up to its last checkpoint; nothing is changed.
  ///
  /// - Throws: `RecordError`, as `restore` does.
  package func standing(of experiment: Experiment, plans: [ObservationPlan]) throws(RecordError) -> RunStanding {
    try book.read { try standing(of: experiment, plans, $0) }
  }

  /// Blocks behind the checkpoint that were played already, for an experiment that goes on from there.
  ///
  /// - Throws: `RecordError`.
  package func heldBlocks(_ plans: [ObservationPlan]) throws(RecordError) -> [PlayedBlock] {
    try book.read { db in
      try Data.fetchAll(db, sql: "SELECT played FROM held ORDER BY block, variant").map {
        try PlayedBlock(bytes: Array($0), plans: plans)
      }
    }
  }

  /// The units of the blocks that are held.
  func heldUnits() throws(RecordError) -> Set<Int> {
    try book.read { db in
      let count = try variantCount(db)
      return Set(
        try Row.fetchAll(db, sql: "SELECT block, variant FROM held").map {
          try $0.number("block") * count + $0.number("variant")
        })
    }
  }

  private func standing(of experiment: Experiment, _ plans: [ObservationPlan], _ db: Database) throws -> RunStanding {
    try Self.verify(db)
    let progress = try RunProgress(from: db)
    var tallies: [Tally] = []
    for (index, plan) in plans.enumerated() {
      let state = try Data.fetchOne(db, sql: "SELECT state FROM variants WHERE variant = ?", arguments: [index])
      guard let state else {
        tallies.append(Tally(plan: plan))
        continue
      }
      var tally = try Tally(bytes: Array(state), plan: plan)
      try restoreValues(of: &tally, variant: index, progress, plan, db)
      tallies.append(tally)
    }
    let pairs = try experiment.comparisons.enumerated().map { index, pair in
      let program = experiment.variants[pair.baseline].program
      let state = try Data.fetchOne(db, sql: "SELECT state FROM pairs WHERE pair = ?", arguments: [index])
      return try state.map { try PairedTally(bytes: Array($0), program: program) } ?? PairedTally(program)
    }
    return RunStanding(tallies: tallies, pairs: pairs, nextUnit: progress.nextUnit)
  }

  /// The values that the quantiles rest on, block by block.
  private func restoreValues(
    of tally: inout Tally, variant: Int, _ progress: RunProgress, _ plan: ObservationPlan, _ db: Database
  ) throws {
    let columns = OutcomeTable(plan.program.outcomes).outcomes
    let blocks = try Row.fetchCursor(
      db,
      sql: """
        SELECT first_trajectory, trajectories, kept_values FROM blocks
        WHERE variant = ? AND first_trajectory < ? AND block * ? + variant < ? ORDER BY block
        """,
      arguments: [variant, progress.keptValues, try variantCount(db), progress.nextUnit])
    var own: [Int: Data] = [:]
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
        """, arguments: [variant, progress.keptValues])
    var next = try cursor.next()
    for first in firsts {
      for index in rows.indices { rows[index].removeAll(keepingCapacity: true) }
      while let row = next, try row.number("trajectory") < first + progress.blockSize {
        // Null is the value of a trajectory with a fault.
        for index in rows.indices { if let value: Double = try row.value(at: 4 + index) { rows[index].append(value) } }
        next = try cursor.next()
      }
      try KeptValues.restore(own[first].map { Array($0) }, rows: rows, to: &tally)
    }
  }

  /// Blocks that were committed behind the checkpoint are short ones, or of a run that was longer.
  private func removeTail(behind unit: Int, of experiment: Experiment, _ db: Database) throws {
    let count = experiment.variants.count
    try db.execute(sql: "DELETE FROM blocks WHERE block * ? + variant >= ?", arguments: [count, unit])
    try db.execute(
      sql: "DELETE FROM trajectories WHERE (trajectory / ?) * ? + variant >= ?",
      arguments: [Experiment.blockSize, count, unit])
    try db.execute(sql: "DELETE FROM held WHERE block * ? + variant < ?", arguments: [count, unit])
    try db.execute(sql: "DELETE FROM pair_blocks WHERE block * ? >= ?", arguments: [count, unit])
  }

  private func variantCount(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM variants") ?? 0
  }
}
