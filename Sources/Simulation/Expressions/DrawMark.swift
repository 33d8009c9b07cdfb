/// The NaN that a draw with bad arguments gives: its payload tells the law, so that a fault can name the reason.
///
/// Arithmetic passes the payload of a NaN on (IEEE 754-2019, 6.2.3); where it is lost, a fault has no reason.
enum DrawMark {
  /// Marks a payload as a draw's.
  private static let tag: UInt64 = 0xD4A << 32
  private static let numberBits: UInt64 = 0xFFFF_FFFF

  /// The NaN of a law.
  static func nan(_ law: Int) -> Double {
    Double(nan: Double.RawSignificand(tag | UInt64(law) & numberBits), signaling: false)
  }

  /// The law of a number, if it is a draw's NaN.
  static func law(of number: Double) -> Int? {
    let payload = number.bitPattern & 0x7_FFFF_FFFF_FFFF
    guard number.isNaN, payload & ~numberBits == tag else { return nil }
    return Int(payload & numberBits)
  }
}
