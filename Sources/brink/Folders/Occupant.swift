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

  /// What it is, and what can be done with it, in words that follow "it holds".
  func description(in folder: String) -> String {
    let path = ShellText.quoted(folder)
    switch condition {
    case .empty: return "a \(kind.noun) that was abandoned before anything was played"
    case .unreadable(let error): return "a \(kind.noun) that can't be read: \(error.description(of: kind.fileName))"
    case .unfinished:
      guard isOfTheseBits(folder) else { return "an unfinished \(kind.noun) of another version" }
      return "an unfinished \(kind.noun): \(kind.command) --resume \(path) goes on with it"
    case .finished:
      return "a finished \(kind.noun): brink results show \(path) shows it"
    }
  }

  /// Whether nothing would be lost with it.
  var isEmpty: Bool { if case .empty = condition { true } else { false } }

  private func isOfTheseBits(_ folder: String) -> Bool {
    do throws(RecordError) {
      switch kind {
      case .run: try RunRecord.read(in: folder).checkBits()
      case .batch: try BatchRecord.read(in: folder).checkBits()
      }
      return true
    } catch {
      return false
    }
  }

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
