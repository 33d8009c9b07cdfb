import GRDB
import MonteCarlo
import Simulation

/// The record of one run, `run.sqlite` in its folder: what was asked, every block, and what it came to.
package final class RunRecord: Sendable {
  package static let fileName = "run.sqlite"
  let queue: RecordConnection
  /// "Brnk", which tells SQLite's files of brink from others.
  private static let applicationID: Int32 = 0x4272_6E6B
  private static let label = "run record"

  private init(queue: RecordConnection) { self.queue = queue }

  /// Begins a record where there is none.
  ///
  /// - Throws: `RecordError` if it can't be written.
  package static func create(
    in folder: String, manifest: RunManifest, experiment: Experiment
  ) throws(RecordError) -> RunRecord {
    do {
      let record = RunRecord(
        queue: try RecordFile.create(
          "\(folder)/\(fileName)", applicationID: applicationID, RunSchema.migrator,
          RecordFile.configuration(label)))
      try record.queue.write { db in
        let outcomes = OutcomeColumns(experiment.variants[0].program.outcomes)
        try db.execute(sql: outcomes.creation)
        for column in outcomes.columns {
          try DictionaryEntry(
            table: OutcomeColumns.table, column: column.name, unit: column.unit, meaning: column.meaning
          ).insert(into: db)
        }
        for (index, variant) in experiment.variants.enumerated() {
          try db.execute(sql: "INSERT INTO variants VALUES (?, ?, 0, 0, NULL)", arguments: [index, variant.name])
        }
        for (index, pair) in experiment.comparisons.enumerated() {
          try db.execute(
            sql: "INSERT INTO pairs VALUES (?, ?, ?, NULL)", arguments: [index, pair.baseline, pair.variant])
        }
        try manifest.save(to: db)
      }
      return record
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to go on with it, after every page and index of it was checked.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found, `.otherBits` that this version would play it otherwise.
  package static func open(in folder: String) throws(RecordError) -> RunRecord {
    let record = try open(in: folder, configuration: RecordFile.configuration(label))
    try record.checkBits()
    do {
      try RecordFile.useWriteAheadLog(record.queue)
      try record.queue.migrate(RunSchema.migrator)
      return record
    } catch {
      throw RecordError(error)
    }
  }

  /// Opens a record to read it, after every page of it was checked, which takes a second or so for a gigabyte.
  ///
  /// - Throws: `RecordError`; `.damaged` names what SQLite found.
  package static func read(in folder: String) throws(RecordError) -> RunRecord {
    var configuration = RecordFile.configuration(label)
    configuration.readonly = true
    return try open(in: folder, configuration: configuration)
  }

  private static func open(in folder: String, configuration: Configuration) throws(RecordError) -> RunRecord {
    RunRecord(
      queue: try RecordFile.open(
        "\(folder)/\(fileName)", applicationID: applicationID, RunSchema.migrator,
        tables: ["manifest", OutcomeColumns.table], configuration))
  }

  /// The list of files of a record of any bits, to change it; nil where the record has none.
  ///
  /// - Throws: `RecordError`.
  package static func fileList(in folder: String) throws(RecordError) -> FileList? {
    let list = try open(in: folder, configuration: RecordFile.configuration(label)).files
    return try list.digests() == nil ? nil : list
  }

  /// Whether nothing is played yet.
  ///
  /// - Throws: `RecordError`.
  package func isEmpty() throws(RecordError) -> Bool {
    do {
      return try queue.read { try !(Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM blocks)") ?? false) }
    } catch {
      throw RecordError(error)
    }
  }

  /// The endings of the files that SQLite keeps beside a record while it is written.
  package static let companions = RecordFile.companions

  /// Removes a record and what SQLite keeps beside it.
  package static func remove(in folder: String) { RecordFile.remove("\(folder)/\(fileName)") }

  /// Refuses a record whose numbers this version would not play again.
  ///
  /// - Throws: `RecordError.otherBits`, and what reading the manifest throws.
  package func checkBits() throws(RecordError) {
    let manifest = try manifest()
    if manifest.bits != Experiment.bits { throw .otherBits(version: manifest.brink, bits: manifest.bits) }
  }

  /// The files that were written beside the record.
  package var files: FileList { FileList(queue) }

  package func manifest() throws(RecordError) -> RunManifest {
    do { return try queue.read { try RunManifest(from: $0) } } catch { throw RecordError(error) }
  }

  /// Changes the manifest, in one transaction.
  package func update(_ change: (inout RunManifest) -> Void) throws(RecordError) {
    do {
      try queue.write { db in
        var manifest = try RunManifest(from: db)
        change(&manifest)
        try manifest.save(to: db)
      }
    } catch {
      throw RecordError(error)
    }
  }

  /// Folds everything into the one file, which can then be copied and be read from where nothing can be written.
  package func settle() throws(RecordError) { try RecordFile.settle(queue) }
}
