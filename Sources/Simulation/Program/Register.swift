/// Where a value of a program lives: a column has one value per lane, a uniform one for all lanes.
///
/// A slot's column has the slot's number. Kind and number are packed into 32 bits here and nowhere else.
struct Register: Hashable {
  private let packed: UInt32

  private static let uniformBit: UInt32 = 1 << 31
  private static let temporaryBit: UInt32 = 1 << 30

  private init(_ number: Int, _ kind: UInt32) { packed = UInt32(truncatingIfNeeded: number) | kind }

  static func column(_ number: Int) -> Register { Register(number, 0) }
  static func uniform(_ number: Int) -> Register { Register(number, uniformBit) }
  /// A value whose column is still to be found, while a program is built.
  static func temporary(_ number: Int) -> Register { Register(number, temporaryBit) }

  var isUniform: Bool { packed & Self.uniformBit != 0 }
  var isTemporary: Bool { packed & Self.temporaryBit != 0 }

  /// Which of its kind it is, from 0.
  var number: Int { Int(packed & ~(Self.uniformBit | Self.temporaryBit)) }

  /// The registers of a run of columns, beginning with this one.
  func next(_ distance: Int) -> Register { .column(number + distance) }
}

extension Register: CustomStringConvertible {
  var description: String { "\(isUniform ? "u" : isTemporary ? "t" : "c")\(number)" }
}

/// Uniforms that the engine sets from the clock; they are a program's first.
enum ClockUniform: Int, CaseIterable {
  case step, day, year, month

  var register: Register { .uniform(rawValue) }
}
