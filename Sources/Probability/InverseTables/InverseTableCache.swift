internal import Synchronization

/// The tables in use, each made once for a law and its arguments, and kept for as long as some program has it.
package enum InverseTableCache {
  private struct Key: Hashable {
    let law: String
    let arguments: LawArguments
  }

  private struct Entry {
    weak var table: InverseTable?
  }

  private struct State {
    var entries: [Key: Entry] = [:]
    var sizeAfterSweep = 64
  }

  private static let state = Mutex(State())

  /// The table of a law at constant arguments; nil where the law has none, or they are not valid.
  ///
  /// - Complexity: at most about 0.2 ms for the first program that asks, a look-up for the others.
  package static func table(_ distribution: Distribution, _ arguments: LawArguments) -> InverseTable? {
    guard distribution.law.isValid(arguments) else { return nil }
    let key = Key(law: distribution.law.name, arguments: arguments)
    if let known = state.withLock({ $0.entries[key]?.table }) { return known }
    guard let made = distribution.law.makeTable(arguments) else { return nil }
    return state.withLock { state in
      // Another thread may have been faster; all have the same bits.
      if let known = state.entries[key]?.table { return known }
      state.entries[key] = Entry(table: made)
      if state.entries.count > state.sizeAfterSweep {
        state.entries = state.entries.filter { $0.value.table != nil }
        state.sizeAfterSweep = 2 * state.entries.count + 64
      }
      return made
    }
  }
}
