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
      try queue.writeWithoutTransaction { db in
        for folder in folders {
          try attach(folder, db)
          try adoptTallies(plans, &tallies, &sums, db)
          try adoptPairs(experiment, &pairs, &pairSums, db)
          try adoptRows(db)
        }
        try db.inTransaction {
          for variant in tallies.indices {
            sums[variant].replaceSums(of: &tallies[variant])
            let tally = tallies[variant]
            try db.execute(
              sql: "UPDATE variants SET trajectories = ?, faults = ?, state = ? WHERE variant = ?",
              arguments: [tally.trajectoryCount, tally.faultCount, Blob(tally.bytes), variant])
          }
          for index in pairs.indices {
            pairSums[index].replaceSums(of: &pairs[index])
            try db.execute(
              sql: "UPDATE pairs SET state = ? WHERE pair = ?", arguments: [Blob(pairs[index].bytes), index])
          }
          let units = try Int.fetchOne(db, sql: "SELECT count(*) FROM blocks") ?? 0
          try db.execute(sql: "UPDATE manifest SET next_unit = ?", arguments: [units])
          return .commit
        }
      }
    } catch let error as StoredTallyError {
      throw .damaged(error.description)
    } catch {
      throw RecordError(error)
    }
  }

  private func attach(_ folder: String, _ db: Database) throws {
    try db.execute(sql: "ATTACH DATABASE ? AS shard", arguments: ["\(folder)/\(Self.fileName)"])
  }

  private func adoptTallies(
    _ plans: [ObservationPlan], _ tallies: inout [Tally], _ sums: inout [TallySums], _ db: Database
  ) throws {
    for (variant, plan) in plans.enumerated() {
      let state = try Blob.fetchOne(
        db, sql: "SELECT state FROM shard.variants WHERE variant = ?", arguments: [variant])
      if let state { tallies[variant].merge(try Tally(bytes: state.bytes, plan: plan)) }
      let blocks = try Blob.fetchCursor(
        db, sql: "SELECT sums FROM shard.blocks WHERE variant = ? ORDER BY block", arguments: [variant])
      let model = sums[variant]
      while let block = try blocks.next() { sums[variant].merge(try TallySums(bytes: block.bytes, like: model)) }
    }
  }

  private func adoptPairs(
    _ experiment: Experiment, _ pairs: inout [PairedTally], _ sums: inout [TallySums], _ db: Database
  ) throws {
    for (index, pair) in experiment.comparisons.enumerated() {
      let program = experiment.variants[pair.baseline].program
      let state = try Blob.fetchOne(db, sql: "SELECT state FROM shard.pairs WHERE pair = ?", arguments: [index])
      if let state { pairs[index].merge(try PairedTally(bytes: state.bytes, program: program)) }
      let blocks = try Blob.fetchCursor(
        db, sql: "SELECT sums FROM shard.pair_blocks WHERE pair = ? ORDER BY block", arguments: [index])
      let model = sums[index]
      while let block = try blocks.next() { sums[index].merge(try TallySums(bytes: block.bytes, like: model)) }
    }
  }

  /// Takes over what stands row by row, and lets go of the shard.
  private func adoptRows(_ db: Database) throws {
    try db.inTransaction {
      try db.execute(
        sql: """
          INSERT INTO blocks
          SELECT block, variant, first_trajectory, trajectories, faults, NULL, kept_values FROM shard.blocks
          """)
      try db.execute(sql: "INSERT INTO trajectories SELECT * FROM shard.trajectories")
      try db.execute(sql: "UPDATE manifest SET seconds = seconds + (SELECT seconds FROM shard.manifest)")
      return .commit
    }
    try db.execute(sql: "DETACH DATABASE shard")
  }
}
