import GRDB
import GRDBSQLite
import MonteCarlo

extension RunRecord {
  /// Makes sure that no byte of the trajectories and blocks has changed since it was written.
  ///
  /// Of records of 0.1.0, which have no checksums, nothing is known.
  /// - Throws: `RecordError.damaged`, which names the block.
  /// - Complexity: O(n) in the values that are stored; each is read once.
  package func verifyBlocks() throws(RecordError) { try book.read { try Self.verifyBlocks($0) } }

  /// Makes sure that no byte of the record has changed since it was written.
  ///
  /// - Parameter findings: the tables of what runs come to.
  /// - Throws: `RecordError.damaged`, which names what has; `.noTable` for a record of 0.1.0, of which nothing is known.
  /// - Complexity: O(n) in the values that are stored; each is read once.
  package func verify(findings: [RecordTable]) throws(RecordError) {
    try book.check(hasTable: BookkeepingTables.checksums.name)
    try book.read { db in
      try Checksums.verifyAll(of: BookkeepingTables.all + RunTables.all + findings, db)
      try Self.verify(db)
    }
  }

  /// Makes sure that no byte of the checkpoint and the blocks has changed since it was written.
  ///
  /// - Throws: `RecordError.damaged`, which names what has.
  static func verify(_ db: Database) throws {
    for table in [RunTables.progress, RunTables.variants, RunTables.pairs] { try Checksums.verify(table, db) }
    try verifyBlocks(db)
    try verifyPairBlocks(db)
    try verifyRows(of: RunTables.held, db) { row in
      (true, "the held block \(try row.value("block") as Int) of variant number \(try row.value("variant") as Int)")
    }
  }

  private struct Block: Hashable {
    let block, variant: Int
  }

  static func verifyBlocks(_ db: Database) throws {
    guard try db.columns(in: "blocks").contains(where: { $0.name == "sha256" }) else { return }
    var rows = try rowDigests(db)
    try verifyRows(of: RunTables.blocks, db) { row in
      let block = Block(block: try row.value("block"), variant: try row.value("variant"))
      return (
        rows.removeValue(forKey: block) == (try row.value("rows_sha256") as String?),
        "block \(block.block) of variant number \(block.variant)"
      )
    }
    if let stray = rows.keys.min(by: { ($0.block, $0.variant) < ($1.block, $1.variant) }) {
      throw RecordError.damaged(
        "it has trajectories of block \(stray.block) of variant number \(stray.variant), and no such block")
    }
  }

  /// The digests of the rows of `trajectories`, block by block.
  private static func rowDigests(_ db: Database) throws -> [Block: String] {
    var digests: [Block: String] = [:]
    var (current, digest) = (Block?.none, RowDigest())
    // In the order in which they were written, the rows of a block stand together.
    try Checksums.step(through: "SELECT * FROM trajectories ORDER BY rowid", db) { statement in
      let trajectory = Int(sqlite3_column_int64(statement, 1))
      let block = Block(block: trajectory / Experiment.blockSize, variant: Int(sqlite3_column_int64(statement, 0)))
      if block != current {
        if let current { digests[current] = digest.hexadecimal() }
        (current, digest) = (block, RowDigest())
      }
      digest.add(statement)
    }
    if let current { digests[current] = digest.hexadecimal() }
    return digests
  }

  private static func verifyPairBlocks(_ db: Database) throws {
    try verifyRows(of: RunTables.pairBlocks, db) { row in
      (true, "block \(try row.value("block") as Int) of pair \(try row.value("pair") as Int)")
    }
  }

  /// Makes sure of rows that end with a digest of themselves.
  ///
  /// - Parameter look: whether all else is as the row says, and what it is a row of, in words.
  private static func verifyRows(
    of table: RecordTable, _ db: Database, look: (Row) throws -> (isSound: Bool, name: String)
  ) throws {
    let cursor = try Row.fetchCursor(db, sql: table.selection())
    while let row = try cursor.next() {
      let (isSound, name) = try look(row)
      let cells = Array(row.databaseValues).dropLast().map { RecordCell($0) }
      guard isSound, RowDigest.hexadecimal(of: [cells]) == (try row.value("sha256") as String) else {
        throw RecordError.damaged("\(name) was changed since it was written (its SHA-256 is another)")
      }
    }
  }
}

extension RecordCell {
  /// A value as SQLite gives it.
  init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .whole(Int(number))
    case .double(let number): self = .number(number)
    case .string(let text): self = .text(text)
    case .blob(let bytes): self = .bytes(Array(bytes))
    }
  }
}
