/// A stretch of a program whose instructions run under the same conditions, with the registers that hold values there.
///
/// Values computed in an outer scope over all lanes can be gathered into an inner one; values of an inner scope end with it.
final class Scope {
  let parent: Scope?
  /// The selection of lanes that the scope's columns hold compactly; −1 for all lanes in place.
  let selection: Int32
  /// How many selections enclose the scope, itself included.
  let depth: Int
  var registers: [ValueID: Int32] = [:]
  /// Some instruction needs the lanes' trajectory numbers.
  var draws = false

  init(parent: Scope? = nil, selection: Int32 = -1, depth: Int = 0) {
    self.parent = parent
    self.selection = selection
    self.depth = depth
  }

  var coversAllLanes: Bool { selection < 0 }

  /// Where a value can be had: in place, or in a column over all lanes.
  func find(_ value: ValueID) -> (register: Int32, needsGather: Bool)? {
    var scope: Scope? = self
    while let current = scope {
      if let register = current.registers[value] {
        if current.selection == selection { return (register, false) }
        if current.coversAllLanes { return (register, true) }
      }
      scope = current.parent
    }
    return nil
  }
}

/// Register numbers while a program is built. Temporaries get their columns at the end.
enum Register {
  static let firstUniform: Int32 = 1 << 24
  static let firstTemporary: Int32 = 1 << 26

  static func isTemporary(_ register: Int32) -> Bool { register >= firstTemporary }
  static func isUniform(_ register: Int32) -> Bool { register >= firstUniform && register < firstTemporary }
}
