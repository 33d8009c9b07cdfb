import ResultsStore

/// The record that a folder holds.
struct Occupant {
  let kind: RecordKind
  let condition: Condition

  enum Condition {
    /// It was abandoned before anything was played.
    case empty
    case unfinished
    case finished
    /// It is damaged, or a file that is no record.
    case unreadable(RecordError)
  }

  /// Whether nothing would be lost with it.
  var isEmpty: Bool { if case .empty = condition { true } else { false } }

  /// Nil for a folder without a record.
  static func of(_ folder: String) -> Occupant? {
    for kind in RecordKind.allCases {
      if let condition = condition(of: kind, in: folder) { return Occupant(kind: kind, condition: condition) }
    }
    return nil
  }

  private static func condition(of kind: RecordKind, in folder: String) -> Condition? {
    do {
      let (state, isEmpty) =
        switch kind {
        case .run: try played(RunRecord.read(in: folder))
        case .batch: try played(BatchRecord.read(in: folder))
        }
      return state == .complete ? .finished : isEmpty ? .empty : .unfinished
    } catch .missing {
      return nil
    } catch .incomplete {
      return .empty
    } catch {
      return .unreadable(error)
    }
  }

  private static func played(_ record: RunRecord) throws(RecordError) -> (RunManifest.State, isEmpty: Bool) {
    (try record.manifest().state, try record.isEmpty())
  }

  private static func played(_ record: BatchRecord) throws(RecordError) -> (RunManifest.State, isEmpty: Bool) {
    (try record.manifest().state, try record.points().allSatisfy { $0.state == .waiting })
  }
}
