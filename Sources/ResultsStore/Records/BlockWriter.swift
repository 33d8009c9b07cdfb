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
  private let outcomes: OutcomeTable
  private let variants: [Experiment.Variant]
  private let pairs: [VariantPair]
  /// Units of work that are whole blocks.
  private let wholeUnits: Int
  private let keepsSums: Bool
  private let state: Mutex<State>

  private struct State {
    var progress: RunProgress
    var seconds: Double
    var secondsStart = ContinuousClock.now
    var lastCommit = ContinuousClock.now
    /// What the last commit cost.
    var cost = Duration.zero
    var isCommitted = true
    /// Numbers of units whose blocks are held.
    var held: Set<Int>

    /// Whether it is time to commit.
    var isDue: Bool { lastCommit.duration(to: .now) > max(BlockWriter.shortestInterval, cost * 50) }
  }

  /// Between two commits, at least; after one that took long, fifty times as long, so that checkpoints of large models
  /// cost 2 % of the time.
  private static let shortestInterval = Duration.milliseconds(500)

  /// - Parameters:
  ///   - rowCount: trajectories of each variant to store one by one.
  ///   - keepsSums: whether each block's sums are kept, for a merge of shards.
  /// - Throws: `RecordError`.
  package init(_ record: RunRecord, of experiment: Experiment, rowCount: Int, keepsSums: Bool) throws(RecordError) {
    self.record = record
    self.rowCount = rowCount
    self.keepsSums = keepsSums
    variants = experiment.variants
    pairs = experiment.comparisons
    outcomes = OutcomeTable(experiment.variants[0].program.outcomes)
    wholeUnits = experiment.wholeUnitCount
    state = Mutex(
      State(progress: try record.progress(), seconds: try record.book.manifest().seconds, held: try record.heldUnits()))
  }

  /// - Throws: `RecordError`; the blocks of the transaction that failed are not in the record then.
  package func take(_ round: PlayedRound, standing: RunStanding) throws {
    try state.withLock { state in
      do {
        try record.book.connection.writeWithoutTransaction { db in
          if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
          for block in round.blocks { try insert(block, db) }
          if keepsSums, let block = round.blocks.first?.block { try insert(round.pairs, ofBlock: block, db) }
          state.isCommitted = false
          try letGo(of: round, &state, db)
          let nextUnit = standing.nextUnit
          if nextUnit == wholeUnits || (state.isDue && nextUnit < wholeUnits) { try commit(standing, &state, db) }
        }
      } catch {
        throw abandon(error)
      }
    }
  }

  /// Holds blocks that wait for others, now and then: where a round of many variants takes long, a crash loses no more of it
  /// than of other runs.
  ///
  /// - Throws: `RecordError`.
  package func look(atWaiting blocks: [PlayedBlock], standing: RunStanding) throws {
    try state.withLock { state in
      guard state.isDue, standing.nextUnit < wholeUnits else { return }
      try write(&state, standing) { state, db in try hold(blocks, &state, db) }
    }
  }

  private func write(
    _ state: inout State, _ standing: RunStanding, _ body: (inout State, Database) throws -> Void
  ) throws(RecordError) {
    do {
      try record.book.connection.writeWithoutTransaction { db in
        if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
        try body(&state, db)
        try commit(standing, &state, db)
      }
    } catch {
      throw abandon(error)
    }
  }

  private func hold(_ blocks: [PlayedBlock], _ state: inout State, _ db: Database) throws {
    for block in blocks where block.trajectories.count == Experiment.blockSize {
      let unit = block.block * variants.count + block.variant
      guard state.held.insert(unit).inserted else { continue }
      let cells: [RecordCell] = [.whole(block.block), .whole(block.variant), .bytes(block.bytes)]
      try RunTables.held.insert(cells + [.text(RowDigest.hexadecimal(of: [cells]))], db)
    }
  }

  /// Blocks that were merged are held no longer.
  private func letGo(of round: PlayedRound, _ state: inout State, _ db: Database) throws {
    for block in round.blocks where state.held.remove(block.block * variants.count + block.variant) != nil {
      try db.execute(
        sql: "DELETE FROM held WHERE block = ? AND variant = ?", arguments: [block.block, block.variant])
    }
  }

  /// Commits what is left when nothing is played any more.
  ///
  /// - Parameter waiting: blocks that were played and are not merged.
  /// - Throws: `RecordError`.
  package func finish(
    _ standing: RunStanding, waiting: [PlayedBlock] = [], as outcome: RecordManifest.State
  ) throws(RecordError) {
    do {
      try state.withLock { state in try write(&state, standing) { state, db in try hold(waiting, &state, db) } }
    } catch {
      throw RecordError(error)
    }
    try record.book.update { $0.state = outcome }
  }

  private func insert(_ block: PlayedBlock, _ db: Database) throws {
    var rows: String?
    if let played = block.rows {
      let program = variants[block.variant].program
      var stops = [BlockObservations.Ending.horizon: "horizon", BlockObservations.Ending.fault: "fault"]
      for (index, end) in program.ends.enumerated() { stops[Int32(index)] = end.name }
      rows = try RowStatement(outcomes, db).insert(
        played, variant: block.variant, stops: stops, stepLength: program.clock.stepLength, db)
    }
    let cells: [RecordCell] = [
      .whole(block.block), .whole(block.variant), .whole(block.trajectories.lowerBound),
      .whole(block.trajectories.count), .whole(block.tally.faultCount),
      keepsSums ? .bytes(TallySums(block.tally).bytes) : .null,
      KeptValues.bytes(of: block).map(RecordCell.bytes) ?? .null,
      RecordCell(rows),
    ]
    try RunTables.blocks.insert(cells + [.text(RowDigest.hexadecimal(of: [cells]))], db)
  }

  /// The sums of one block of all pairs.
  private func insert(_ pairs: [PairedTally], ofBlock block: Int, _ db: Database) throws {
    for (index, pair) in pairs.enumerated() {
      let cells: [RecordCell] = [.whole(block), .whole(index), .bytes(TallySums(pair).bytes)]
      try RunTables.pairBlocks.insert(cells + [.text(RowDigest.hexadecimal(of: [cells]))], db)
    }
  }

  /// Writes the tallies, unless they hold a short block, and ends the transaction.
  private func commit(_ standing: RunStanding, _ state: inout State, _ db: Database) throws {
    let start = ContinuousClock.now
    // SQLite would go on writing to a file that has lost its name.
    guard Files.exist(record.book.connection.path) else {
      throw RecordError.storage("it was removed while it was written")
    }
    if standing.nextUnit <= wholeUnits {
      try RunRecord.write(standing, variants: variants.map(\.name), pairs: pairs, db)
    } else {
      for (index, tally) in standing.tallies.enumerated() {
        try db.execute(
          sql: "UPDATE variants SET trajectories = ?, faults = ? WHERE variant = ?",
          arguments: [tally.trajectoryCount, tally.faultCount, index])
      }
      try Checksums.seal(RunTables.variants, db)
    }
    state.progress.nextUnit = min(standing.nextUnit, wholeUnits)
    try state.progress.save(to: db)
    var manifest = try RecordManifest(from: db)
    manifest.seconds = state.seconds + state.secondsStart.duration(to: .now) / .seconds(1)
    try manifest.save(to: db)
    try db.commit()
    state.isCommitted = true
    state.lastCommit = .now
    state.cost = start.duration(to: state.lastCommit)
  }

  /// Takes back the transaction that failed. SQLite has often done so itself by then.
  private func abandon(_ error: any Error) -> RecordError {
    try? record.book.connection.writeWithoutTransaction { db in if db.isInsideTransaction { try db.rollback() } }
    return RecordError(error)
  }
}

extension RunRecord {
  /// Writes a checkpoint: the tallies of all whole blocks.
  static func write(_ standing: RunStanding, variants: [String], pairs: [VariantPair], _ db: Database) throws {
    let tallies = zip(variants, standing.tallies).enumerated().map { index, variant -> [RecordCell] in
      let (name, tally) = variant
      return [.whole(index), .text(name), .whole(tally.trajectoryCount), .whole(tally.faultCount), .bytes(tally.bytes)]
    }
    try replace(RunTables.variants, tallies, db)
    let paired = zip(pairs, standing.pairs).enumerated().map { index, pair -> [RecordCell] in
      [.whole(index), .whole(pair.0.baseline), .whole(pair.0.variant), .bytes(pair.1.bytes)]
    }
    try replace(RunTables.pairs, paired, db)
  }

  private static func replace(_ table: RecordTable, _ rows: [[RecordCell]], _ db: Database) throws {
    try db.execute(sql: "DELETE FROM \(table.name)")
    for row in rows { try table.insert(row, db) }
    try Checksums.seal(table, rows: rows, db)
  }
}

extension Experiment {
  /// Units of work, block by block and variant by variant, whose blocks are whole.
  package var wholeUnitCount: Int { trajectoryCount / Self.blockSize * variants.count }
}
