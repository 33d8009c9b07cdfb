import ResultsStore

/// What a folder's record is of.
enum RecordKind: CaseIterable {
  case run, batch

  /// The record's name.
  var fileName: String {
    switch self {
    case .run: RunRecord.fileName
    case .batch: BatchRecord.fileName
    }
  }

  /// For people.
  var noun: String {
    switch self {
    case .run: "run"
    case .batch: "batch"
    }
  }

  /// What plays it and goes on with it.
  var command: String { "brink \(noun)" }

  /// Removes a record, and what SQLite keeps beside it.
  func removeRecord(in folder: String) {
    switch self {
    case .run: RunRecord.remove(in: folder)
    case .batch: BatchRecord.remove(in: folder)
    }
  }

  /// The files that are written beside the record when it is played.
  var results: [String] {
    switch self {
    case .run: ["report.html", "summary.json", "manifest.json"]
    case .batch: ["plan.json", "report.html", "batch.json"]
    }
  }

  /// All that may be written beside it.
  var files: [String] { self == .run ? results + ["explanation.json"] : results }
}
