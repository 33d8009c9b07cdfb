import ResultsStore

extension RecordKind {
  /// For people.
  package var noun: String { rawValue }

  /// What plays it and goes on with it.
  package var command: String { "brink \(noun)" }

  /// The files that are written beside the record when it is played.
  package var results: [String] {
    switch self {
    case .run: [ResultFile.report, ResultFile.summary, ResultFile.manifest].map(\.rawValue)
    case .batch: [ResultFile.plan, ResultFile.report, ResultFile.batch].map(\.rawValue)
    }
  }

  /// All that may be written beside it.
  var files: [String] { self == .run ? results + [ResultFile.explanation.rawValue] : results }
}

/// The files that stand beside a record.
package enum ResultFile: String {
  case report = "report.html"
  case summary = "summary.json"
  case manifest = "manifest.json"
  case explanation = "explanation.json"
  case plan = "plan.json"
  case batch = "batch.json"
}
