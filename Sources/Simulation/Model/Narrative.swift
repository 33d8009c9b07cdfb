/// What an author tells of an action, event or branch: text with holes, filled in from the state right after its effects.
package struct Narrative: Sendable, Equatable {
  package let pieces: [Piece]

  package init(_ pieces: [Piece]) { self.pieces = pieces }

  package enum Piece: Sendable, Equatable {
    case text(String)
    case hole(Formula, Display)
  }

  /// How the value of a hole is shown.
  package enum Display: Sendable, Equatable {
    /// With so many decimals; nil for three significant digits.
    case number(decimals: Int?)
    /// The name or title of each state.
    case symbol([String])
  }

  /// What stands in the holes, in order.
  var formulas: [Formula] {
    pieces.compactMap { if case .hole(let formula, _) = $0 { formula } else { nil } }
  }
}
