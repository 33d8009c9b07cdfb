import ResultsStore

/// Gives a table of a run or a batch.
package struct ResultsExport {
  private let table: String
  private let source: Source
  /// Files that the results were played from, which must not be lost.
  package let inputs: [String]

  private enum Source {
    case run(RunRecord)
    case batch(BatchRecord)
  }

  /// The tables of a run, the one that is usually wanted first.
  package static let tablesOfRuns =
    RunRecord.exportedTables.prefix(1) + FindingTables.ofRuns.map(\.name) + RunRecord.exportedTables.dropFirst()
  /// The tables of a batch, the one that is usually wanted first.
  package static let tablesOfBatches = BatchRecord.exportedTables

  /// - Parameter table: nil for the one that is usually wanted.
  /// - Throws: `Complaint`, where there is no such table, or the record can't be read.
  package init(_ table: String?, from folder: ResultsFolder) throws(Complaint) {
    let kind: RecordKind = folder.isBatch ? .batch : .run
    let tables = kind == .run ? Array(Self.tablesOfRuns) : Self.tablesOfBatches
    let table = table ?? tables[0]
    guard tables.contains(table) else {
      throw .unknown("table", table, among: Array(tables))
    }
    if FindingTables.ofRuns.contains(where: { $0.name == table }), kind == .run {
      try RecordedRun(reading: folder).checkResults()
    }
    self.table = table
    (source, inputs) = try folder.reporting(kind) { () throws(RecordError) in
      let book = try RecordBook.read(kind, in: folder.path)
      try book.check(hasTable: table)
      let order = try book.manifest().order
      let inputs = try Order(order) { () throws(RecordError) in [] }.files.map(\.path)
      switch kind {
      case .run: return (.run(try RunRecord.read(in: folder.path)), inputs)
      case .batch:
        let record = try BatchRecord.read(in: folder.path, findings: FindingTables.ofPoints)
        if case .earlier = order { return (.batch(record), inputs + (try record.earlierScenarioFiles())) }
        return (.batch(record), inputs)
      }
    }
  }

  /// Gives the table piece by piece.
  ///
  /// - Throws: `RecordError`, and what `write` throws.
  package func write(as format: ExportFormat, _ write: (String) throws -> Void) throws {
    switch source {
    case .run(let record):
      try record.export(
        table, findings: FindingTables.ofRuns.first { $0.name == table }, as: format, write: write)
    case .batch(let record): try record.export(table, as: format, write: write)
    }
  }
}
