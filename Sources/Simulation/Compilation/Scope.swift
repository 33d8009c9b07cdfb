/// A stretch of a program whose instructions run under the same conditions, with the registers that hold values there.
///
/// Values computed in an outer scope over all lanes can be gathered into an inner one; values of an inner scope end with it.
final class Scope {
  let parent: Scope?
  /// The lanes that the scope's columns hold.
  let lanes: Lanes
  /// How many selections enclose the scope, itself included.
  let depth: Int
  var registers: [ValueID: Register] = [:]
  /// Some instruction needs the lanes' trajectory numbers.
  var draws = false

  enum Lanes: Equatable {
    /// All, in place.
    case all
    /// Those of a selection, compactly.
    case selected(TableIndex<Program.Selection>)
    /// Those that end, compactly.
    case ending
  }

  init(parent: Scope? = nil, lanes: Lanes = .all, depth: Int = 0) {
    self.parent = parent
    self.lanes = lanes
    self.depth = depth
  }

  var coversAllLanes: Bool { lanes == .all }

  /// The selection that inner scopes return to; nil for all lanes.
  var selection: TableIndex<Program.Selection>? {
    if case .selected(let selection) = lanes { selection } else { nil }
  }

  /// Where a value can be had: in place, or in a column over all lanes.
  func find(_ value: ValueID) -> (register: Register, needsGather: Bool)? {
    var scope: Scope? = self
    while let current = scope {
      if let register = current.registers[value] {
        if current.lanes == lanes { return (register, false) }
        if current.coversAllLanes { return (register, true) }
      }
      scope = current.parent
    }
    return nil
  }
}
