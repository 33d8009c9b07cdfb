/// Decimal digits of numbers, the same on every machine and in every locale.
package enum DecimalText {
  /// The power of ten of a number's first digit: 2 for 345, −1 for 0.12; nil for zero and what is not finite.
  package static func exponent(of number: Double) -> Int? {
    guard number.isFinite, number != 0 else { return nil }
    var (rest, exponent) = (abs(number), 0)
    while rest >= 10 { (rest, exponent) = (rest / 10, exponent + 1) }
    while rest < 1 { (rest, exponent) = (rest * 10, exponent - 1) }
    return exponent
  }

  /// A number rounded to so many decimals; a negative number of them rounds to tens, hundreds and so on.
  ///
  /// Thousands are set apart; very large and very small numbers are written with a power of ten. A dash for NaN.
  package static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "–" : number > 0 ? "∞" : "−∞" }
    if abs(number) >= 1e9 || isTiny(number, decimals: decimals) { return scientific(number, decimals: decimals) }
    // More digits than a Double has would be noise.
    let decimals = min(decimals, largestDigitCount - max(exponent(of: number) ?? 0, 0))
    if decimals < 0 {
      let unit = power(-decimals)
      return fixed((number / unit).rounded() * unit, decimals: 0)
    }
    let units = UInt64((abs(number) * power(decimals)).rounded())
    let (whole, fraction) = units.quotientAndRemainder(dividingBy: UInt64(power(decimals)))
    let sign = number < 0 && units > 0 ? "−" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let digits = String(fraction)
    return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// Digits that a Double is sure of.
  private static let largestDigitCount = 15

  /// Whether a number, written out, would begin with a long row of zeros.
  private static func isTiny(_ number: Double, decimals: Int) -> Bool {
    decimals > 7 && abs(number) < 1e-3 && number != 0
  }

  /// A number with so many significant digits, without zeros at its end.
  package static func significant(_ number: Double, digits: Int) -> String {
    guard let exponent = exponent(of: number) else { return fixed(number, decimals: 0) }
    let text = fixed(number, decimals: digits - 1 - exponent)
    return trimmed(text)
  }

  /// Digits without the zeros that end a fraction.
  package static func trimmed(_ text: String) -> String {
    guard text.contains("."), !text.contains("e") else { return text }
    let kept = text.reversed().drop { $0 == "0" }
    return String((kept.first == "." ? kept.dropFirst() : kept).reversed())
  }

  /// A whole number with thousands set apart.
  package static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return number < 0 ? "−" + text : text
  }

  private static func scientific(_ number: Double, decimals: Int) -> String {
    guard let exponent = exponent(of: number) else { return "0" }
    let digits = min(max(exponent + decimals, 0), largestDigitCount - 1)
    // In two steps: ten to the power may be beyond the largest double where the number is not.
    let half = exponent / 2
    let mantissa =
      exponent < 0
      ? number * power(-half) * power(half - exponent) : number / power(half) / power(exponent - half)
    // What rounds to 10 is the next power.
    let isNext = (abs(mantissa) * power(digits)).rounded() >= power(digits + 1)
    let text =
      isNext
      ? fixed(mantissa / 10, decimals: min(digits + 1, largestDigitCount - 1)) : fixed(mantissa, decimals: digits)
    let shown = isNext ? exponent + 1 : exponent
    return shown == 0 ? text : text + "e" + (shown < 0 ? "−" : "") + String(abs(shown))
  }

  /// Ten to a power that is not negative.
  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { power, _ in power * 10 } }
}
