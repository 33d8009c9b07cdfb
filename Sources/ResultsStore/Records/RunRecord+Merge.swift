import FoundationEssentials
import GRDB
import MonteCarlo
import Simulation

extension RunRecord {
  /// Takes over the blocks of all shards of a run, given in their order, so that this record is as if it had played them.
  ///
  /// - Parameter folders: of finished records of all shards, in order, from the same order to play.
  /// - Throws: `RecordError`.
  /// - Complexity: O(n) in the rows of the shards; one shard's tallies are in memory at a time.
  package func adopt(
    shardsIn folders: [String], of experiment: Experiment, plans: [ObservationPlan]
  ) throws(RecordError) {
    do {
      var tallies = plans.map { Tally(plan: $0) }
      var sums = tallies.map { TallySums($0) }
      var pairs = RunStanding(experiment, plans: plans).pairs
      var pairSums = pairs.map { TallySums($0) }
      for folder in folders { try RunRecord.read(in: folder).book.read { try Self.verify($0) } }
      try book.connection.writeWithoutTransaction { db in
        for folder in folders {
          try attach(folder, db)
          try adoptTallies(plans, &tallies, &sums, db)
          try adoptPairs(experiment, &pairs, &pairSums, db)
          try adoptRows(db)
        }
        try db.inTransaction {
          for variant in tallies.indices { sums[variant].replaceSums(of: &tallies[variant]) }
          for index in pairs.indices { pairSums[index].replaceSums(of: &pairs[index]) }
          var progress = try RunProgress(from: db)
          progress.nextUnit = try Int.fetchOne(db, sql: "SELECT count(*) FROM blocks") ?? 0
          try progress.save(to: db)
          let standing = RunStanding(tallies: tallies, pairs: pairs, nextUnit: progress.nextUnit)
          try Self.write(standing, variants: experiment.variants.map(\.name), pairs: experiment.comparisons, db)
          return .commit
        }
      }
    } catch {
      throw RecordError(error)
    }
  }

  private func attach(_ folder: String, _ db: Database) throws {
    try db.execute(sql: "ATTACH DATABASE ? AS shard", arguments: ["\(folder)/\(RecordKind.run.fileName)"])
  }

  private func adoptTallies(
    _ plans: [ObservationPlan], _ tallies: inout [Tally], _ sums: inout [TallySums], _ db: Database
  ) throws {
    for (variant, plan) in plans.enumerated() {
      let state = try Data.fetchOne(
        db, sql: "SELECT state FROM shard.variants WHERE variant = ?", arguments: [variant])
      if let state { tallies[variant].merge(try Tally(bytes: Array(state), plan: plan)) }
      let blocks = try Data.fetchCursor(
        db, sql: "SELECT sums FROM shard.blocks WHERE variant = ? ORDER BY block", arguments: [variant])
      let model = sums[variant]
      while let block = try blocks.next() { sums[variant].merge(try TallySums(bytes: Array(block), like: model)) }
    }
  }

  private func adoptPairs(
    _ experiment: Experiment, _ pairs: inout [PairedTally], _ sums: inout [TallySums], _ db: Database
  ) throws {
    for (index, pair) in experiment.comparisons.enumerated() {
      let program = experiment.variants[pair.baseline].program
      let state = try Data.fetchOne(db, sql: "SELECT state FROM shard.pairs WHERE pair = ?", arguments: [index])
      if let state { pairs[index].merge(try PairedTally(bytes: Array(state), program: program)) }
      let blocks = try Data.fetchCursor(
        db, sql: "SELECT sums FROM shard.pair_blocks WHERE pair = ? ORDER BY block", arguments: [index])
      let model = sums[index]
      while let block = try blocks.next() { sums[index].merge(try TallySums(bytes: Array(block), like: model)) }
    }
  }

  /// Takes over what stands row by row but for the sums, which are of no use any more, and lets go of the shard.
  private func adoptRows(_ db: Database) throws {
    try db.inTransaction {
      try db.execute(sql: "INSERT INTO trajectories SELECT * FROM shard.trajectories")
      guard let sums = RunTables.blocks.columns.firstIndex(where: { $0.name == "sums" }) else { return .rollback }
      let blocks = try Row.fetchCursor(db, sql: "SELECT * FROM shard.blocks ORDER BY block, variant")
      while let row = try blocks.next() {
        var cells = Array(row.databaseValues).dropLast().map { RecordCell($0) }
        cells[sums] = .null
        try RunTables.blocks.insert(cells + [.text(RowDigest.hexadecimal(of: [cells]))], db)
      }
      var manifest = try RecordManifest(from: db)
      manifest.seconds += try Double.fetchOne(db, sql: "SELECT seconds FROM shard.manifest") ?? 0
      try manifest.save(to: db)
      return .commit
    }
    try db.execute(sql: "DETACH DATABASE shard")
  }
}
