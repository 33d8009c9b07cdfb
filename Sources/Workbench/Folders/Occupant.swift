import ResultsStore

/// The record that a folder holds.
package struct Occupant {
  package let kind: RecordKind
  package let condition: Condition

  package enum Condition {
    /// It was abandoned before anything was played.
    case empty
    case unfinished
    case finished
    /// It is damaged, or a file that is no record.
    case unreadable(RecordError)
  }

  /// What it is, and what can be done with it, in words that follow "it holds".
  func description(in folder: ResultsFolder) -> String {
    let path = folder.quoted
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
  package var isEmpty: Bool { if case .empty = condition { true } else { false } }

  private func isOfTheseBits(_ folder: ResultsFolder) -> Bool {
    (try? RecordBook.read(kind, in: folder.path).checkBits()) != nil
  }

  /// Nil for a folder without a record.
  package init?(of folder: ResultsFolder) {
    for kind in RecordKind.allCases {
      guard let condition = Self.condition(of: kind, in: folder.path) else { continue }
      (self.kind, self.condition) = (kind, condition)
      return
    }
    return nil
  }

  private static func condition(of kind: RecordKind, in folder: String) -> Condition? {
    do {
      let book = try RecordBook.read(kind, in: folder)
      let isEmpty = try book.isEmpty()
      return try book.manifest().state == .complete ? .finished : isEmpty ? .empty : .unfinished
    } catch .missing {
      return nil
    } catch .incomplete {
      return .empty
    } catch {
      return .unreadable(error)
    }
  }
}
