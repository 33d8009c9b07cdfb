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

  /// Whether numbers are written out or with powers of ten.
  package enum Notation: Sendable, Equatable {
    case plain, scientific

    /// The one that a person would choose for all of some numbers: powers of ten from 1e15 on, and where even the
    /// largest is below 1e−4.
    package init(of numbers: some Sequence<Double>) {
      let largest = numbers.lazy.filter(\.isFinite).map(abs).max() ?? 0
      self = largest >= 1e15 || largest > 0 && largest < 1e-4 ? .scientific : .plain
    }
  }

  /// A number rounded to so many decimals; a negative number of them rounds to tens, hundreds and so on.
  ///
  /// Thousands are set apart. A dash for NaN.
  ///
  /// - Parameter notation: nil for powers of ten where the number is huge, or would begin with a long row of zeros.
  package static func fixed(_ number: Double, decimals: Int, as notation: Notation? = nil) -> String {
    guard number.isFinite else { return number.isNaN ? "–" : number > 0 ? "∞" : "−∞" }
    let isTiny = decimals > 7 && abs(number) < 1e-4 && number != 0
    let notation = notation ?? (isTiny || abs(number) >= 1e15 ? .scientific : .plain)
    return notation == .plain ? plain(number, decimals: decimals) : scientific(number, decimals: decimals)
  }

  /// Digits that a Double is sure of.
  package static let largestDigitCount = 15

  private static func plain(_ number: Double, decimals: Int) -> String {
    // More digits than a Double has would be noise, and 18 decimals are what an integer holds.
    let decimals = min(decimals, largestDigitCount - 1 - (exponent(of: number) ?? 0), 18)
    if decimals < 0 {
      let unit = power(-decimals)
      return plain((number / unit).rounded() * unit, decimals: 0)
    }
    let units = UInt64((abs(number) * power(decimals)).rounded())
    let (whole, fraction) = units.quotientAndRemainder(dividingBy: UInt64(power(decimals)))
    let sign = number < 0 && units > 0 ? "−" : ""
    guard decimals > 0 else { return sign + grouped(whole) }
    let digits = String(fraction)
    return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// A number with so many significant digits, without zeros at its end.
  package static func significant(_ number: Double, digits: Int) -> String {
    guard let exponent = exponent(of: number) else { return fixed(number, decimals: 0) }
    return trimmed(fixed(number, decimals: digits - 1 - exponent, as: Notation(of: [number])))
  }

  /// A number that is known exactly: all its digits, as many as a Double is sure of.
  package static func exact(_ number: Double) -> String { significant(number, digits: largestDigitCount) }

  /// A number among others, with digits enough to tell how far they are spread: so many of the spread or of the number,
  /// whichever are more, but no more than an error supports. All its digits where there is no spread.
  ///
  /// - Parameter most: the most decimals that are supported.
  package static func amid(
    _ number: Double, spread: Double, as notation: Notation, decimals most: Int = .max, digits: Int = 3
  ) -> String {
    guard let width = exponent(of: spread) else { return exact(number) }
    let own = exponent(of: number) ?? width
    return trimmed(fixed(number, decimals: min(most, digits - 1 - min(width, own)), as: notation))
  }

  /// The same, among numbers between two, with no more digits than an interval's half-width supports, or two of the
  /// spread where that is NaN.
  ///
  /// - Parameter limit: what no value can pass: rounding doesn't either.
  package static func amid(
    _ number: Double, from low: Double, to high: Double, halfWidth: Double, upTo limit: Double? = nil
  ) -> String {
    let resolution = exponent(of: halfWidth.isNaN ? high - low : halfWidth)
    let most = resolution.map { decimals(1 - $0, of: number, upTo: limit) } ?? .max
    return amid(number, spread: high - low, as: Notation(of: [low, high]), decimals: most)
  }

  /// The two ends of a range, such as `0.9998 to 1.0002`.
  package static func range(_ low: Double, _ high: Double, digits: Int = 3) -> String {
    let notation = Notation(of: [low, high])
    return [low, high].map { amid($0, spread: high - low, as: notation, digits: digits) }.joined(separator: " to ")
  }

  /// The decimals to which a number is rounded so that it doesn't pass a limit that it is within.
  package static func decimals(_ decimals: Int, of number: Double, upTo limit: Double?) -> Int {
    guard let limit, number <= limit, decimals < 0 else { return decimals }
    let unit = power(-decimals)
    return (number / unit).rounded() * unit > limit ? 0 : decimals
  }

  /// Digits without the zeros that end a fraction.
  package static func trimmed(_ text: String) -> String {
    let parts = text.split(separator: "e", maxSplits: 1)
    guard let digits = parts.first, digits.contains(".") else { return text }
    let kept = digits.reversed().drop { $0 == "0" }
    let mantissa = String((kept.first == "." ? kept.dropFirst() : kept).reversed())
    return parts.count == 1 ? mantissa : mantissa + "e" + parts[1]
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

  /// How many there are of something, such as `1 trajectory` or `4,096 trajectories`.
  package static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
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
      ? plain(mantissa / 10, decimals: min(digits + 1, largestDigitCount - 1)) : plain(mantissa, decimals: digits)
    let shown = isNext ? exponent + 1 : exponent
    return shown == 0 ? text : text + "e" + (shown < 0 ? "−" : "") + String(abs(shown))
  }

  /// Ten to a power that is not negative.
  private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1.0) { power, _ in power * 10 } }
}
