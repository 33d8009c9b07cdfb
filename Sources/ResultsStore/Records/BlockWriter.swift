import GRDB
import MonteCarlo
import Simulation
import Synchronization

/// Writes blocks to the record as they are merged, and a checkpoint with them a few times a second.
///
/// A transaction holds whole blocks and the tallies that contain just these, so what a crash leaves is always a run up to
/// some block. The last block, if it is short, is not part of a checkpoint: a run that is extended plays it whole.
package final class BlockWriter: BlockObserver {
  package let rowCount: Int
  private let record: RunRecord
  private let columns: OutcomeColumns
  private let variants: [Experiment.Variant]
  /// Units of work that are whole blocks.
  private let wholeUnits: Int
  private let keepsSums: Bool
  private let state: Mutex<State>

  private struct State {
    var nextUnit: Int
    var seconds: Double
    var secondsStart = ContinuousClock.now
    var lastCommit = ContinuousClock.now
    /// What the last commit cost.
    var cost = Duration.zero
    var isCommitted = true
  }

  /// Between two commits, at least; after one that took long, fifty times as long, so that checkpoints of large models
  /// cost 2 % of the time.
  private static let shortestInterval = Duration.milliseconds(500)

  /// - Parameters:
  ///   - rowCount: trajectories of each variant to store one by one.
  ///   - keepsSums: whether each block's sums are kept, for a merge of shards.
  package init(
    _ record: RunRecord, experiment: Experiment, manifest: RunManifest, keepsSums: Bool
  ) {
    self.record = record
    self.rowCount = manifest.keptRows
    self.keepsSums = keepsSums
    variants = experiment.variants
    columns = OutcomeColumns(experiment.variants[0].program.outcomes)
    wholeUnits = experiment.wholeUnitCount
    state = Mutex(State(nextUnit: manifest.nextUnit, seconds: manifest.seconds))
  }

  /// - Throws: `RecordError`; the blocks of the transaction that failed are not in the record then.
  package func take(_ round: PlayedRound, standing: RunStanding) throws {
    try state.withLock { state in
      do {
        try record.queue.writeWithoutTransaction { db in
          if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
          for block in round.blocks { try insert(block, db) }
          if keepsSums, let block = round.blocks.first?.block { try insert(round.pairs, ofBlock: block, db) }
          state.isCommitted = false
          let nextUnit = standing.nextUnit
          state.nextUnit = nextUnit
          let isDue = state.lastCommit.duration(to: .now) > max(Self.shortestInterval, state.cost * 50)
          if nextUnit == wholeUnits || (isDue && nextUnit < wholeUnits) { try commit(standing, &state, db) }
        }
      } catch {
        throw abandon(error)
      }
    }
  }

  /// Commits what is left when nothing is played any more.
  ///
  /// - Throws: `RecordError`.
  package func finish(_ standing: RunStanding, as outcome: RunManifest.State) throws(RecordError) {
    do {
      try state.withLock { state in
        try record.queue.writeWithoutTransaction { db in
          if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
          try commit(standing, &state, db)
        }
      }
    } catch {
      throw abandon(error)
    }
    try record.update { $0.state = outcome }
  }

  private func insert(_ block: PlayedBlock, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?)").execute(arguments: [
      block.block, block.variant, block.trajectories.lowerBound, block.trajectories.count, block.tally.faultCount,
      keepsSums ? Blob(TallySums(block.tally).bytes) : nil, KeptValues.bytes(of: block).map(Blob.init),
    ])
    guard let rows = block.rows else { return }
    let program = variants[block.variant].program
    var stops = [BlockObservations.Ending.horizon: "horizon", BlockObservations.Ending.fault: "fault"]
    for (index, end) in program.ends.enumerated() { stops[Int32(index)] = end.name }
    try RowStatement(columns, db).insert(
      rows, variant: block.variant, stops: stops, stepLength: program.clock.stepLength, db)
  }

  /// The sums of one block of all pairs.
  private func insert(_ pairs: [PairedTally], ofBlock block: Int, _ db: Database) throws {
    for (index, pair) in pairs.enumerated() {
      try db.cachedStatement(sql: "INSERT INTO pair_blocks VALUES (?, ?, ?)")
        .execute(arguments: [block, index, Blob(TallySums(pair).bytes)])
    }
  }

  /// Writes the tallies, unless they hold a short block, and ends the transaction.
  private func commit(_ standing: RunStanding, _ state: inout State, _ db: Database) throws {
    let start = ContinuousClock.now
    // SQLite would go on writing to a file that has lost its name.
    guard Files.exist(record.queue.path) else { throw RecordError.storage("it was removed while it was written") }
    for (index, tally) in standing.tallies.enumerated() {
      try db.execute(
        sql: "UPDATE variants SET trajectories = ?, faults = ? WHERE variant = ?",
        arguments: [tally.trajectoryCount, tally.faultCount, index])
      guard state.nextUnit <= wholeUnits else { continue }
      try db.execute(
        sql: "UPDATE variants SET state = ? WHERE variant = ?", arguments: [Blob(tally.bytes), index])
    }
    if state.nextUnit <= wholeUnits {
      for (index, pair) in standing.pairs.enumerated() {
        try db.execute(sql: "UPDATE pairs SET state = ? WHERE pair = ?", arguments: [Blob(pair.bytes), index])
      }
    }
    let seconds = state.seconds + state.secondsStart.duration(to: .now) / .seconds(1)
    try db.execute(
      sql: "UPDATE manifest SET next_unit = ?, seconds = ?", arguments: [min(state.nextUnit, wholeUnits), seconds])
    try db.commit()
    state.isCommitted = true
    state.lastCommit = .now
    state.cost = start.duration(to: state.lastCommit)
  }

  /// Takes back the transaction that failed. SQLite has often done so itself by then.
  private func abandon(_ error: any Error) -> RecordError {
    try? record.queue.writeWithoutTransaction { db in if db.isInsideTransaction { try db.rollback() } }
    return RecordError(error)
  }
}

extension Experiment {
  /// Units of work, block by block and variant by variant, whose blocks are whole.
  package var wholeUnitCount: Int { trajectoryCount / Self.blockSize * variants.count }
}
