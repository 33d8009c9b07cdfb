import Analysis

/// An estimate in digits: never more of them than its interval supports.
///
/// Value and bounds are rounded to the second significant digit of the interval's half-width, as the Guide to the
/// Expression of Uncertainty in Measurement has it (JCGM 100:2008, section 7.2.6). A number that is known exactly is
/// written as it is, without an interval.
package struct EstimateText: Sendable, Equatable {
  package let value: String
  package let low: String
  package let high: String
  /// Half the width of the interval.
  package let halfWidth: String
  /// Stands after the value: ` %` for probabilities, nothing for numbers.
  package let suffix: String

  /// Whether the interval is to be trusted.
  package let isCertain: Bool

  /// Whether the number is known exactly.
  package let isExact: Bool

  /// In which unit the number is written.
  package enum Scale: Sendable {
    case number
    case percent

    fileprivate var factor: Double { self == .percent ? 100 : 1 }
  }

  /// - Parameters:
  ///   - digits: the most significant digits of the value, where it is not known exactly.
  ///   - limit: what no value can pass, such as the clock's end: rounding doesn't either.
  ///   - noise: what rounding in the estimate's arithmetic may come to; a spread that is less is none.
  package init(
    _ estimate: Estimate, as scale: Scale = .number, digits: Int = 15, upTo limit: Double? = nil, noise: Double = 0
  ) {
    let factor = scale.factor
    // Halves, whose difference can't overflow.
    let half = (estimate.high / 2 - estimate.low / 2) * factor
    let numbers = [estimate.value * factor, estimate.low * factor, estimate.high * factor]
    isCertain = estimate.caution == nil
    isExact = half.isFinite && half <= noise * factor * Self.averagedNoise
    suffix = scale == .percent ? " %" : ""
    let texts: [String]
    if isExact {
      let text = Self.exact(numbers[0], noise: noise * factor)
      texts = [text, text, text]
      halfWidth = "0"
    } else if let resolution = DecimalText.exponent(of: half) {
      let most = DecimalText.exponent(of: numbers.map(abs).max() ?? 0).map { digits - 1 - $0 } ?? 9
      let decimals = min(1 - resolution, most)
      // Where digits run out, zeros at the end say nothing.
      let areCut = digits == DecimalText.largestDigitCount && most < 1 - resolution
      let notation = DecimalText.Notation(of: numbers)
      texts = numbers.map { number in
        // An exact 0 or 100 % needs no decimals.
        if number == 0 || scale == .percent && number == 100 { return DecimalText.fixed(number, decimals: 0) }
        let decimals = DecimalText.decimals(decimals, of: number, upTo: limit.map { $0 * factor })
        let text = DecimalText.fixed(number, decimals: decimals, as: notation)
        return areCut ? DecimalText.trimmed(text) : text
      }
      halfWidth = DecimalText.fixed(half, decimals: decimals, as: DecimalText.Notation(of: [half]))
    } else {
      // No interval supports hardly any digits.
      texts = numbers.map { DecimalText.significant($0, digits: half.isNaN ? 2 : min(digits, 6)) }
      halfWidth = DecimalText.significant(half, digits: 2)
    }
    (value, low, high) = (texts[0], texts[1], texts[2])
  }

  /// What is left of rounding in the mean of thousands of differences that are all the same.
  private static let averagedNoise = 1.0 / 320

  /// All digits of a number, but for those that arithmetic may have made.
  private static func exact(_ number: Double, noise: Double) -> String {
    guard let place = DecimalText.exponent(of: noise) else { return DecimalText.exact(number) }
    let notation = DecimalText.Notation(of: [number])
    return DecimalText.trimmed(DecimalText.fixed(number, decimals: -1 - place, as: notation))
  }

  /// The value with its unit.
  package var estimate: String { value == "–" ? value : value + suffix }

  /// The interval in brackets; empty where there is none.
  package var interval: String { isExact || low == high && low == "–" ? "" : "[\(low), \(high)]" }

  /// The interval with a question mark where it is not to be trusted.
  package var markedInterval: String { interval.isEmpty || isCertain ? interval : interval + "?" }

  /// Why the interval is not to be trusted, in words; nil where it is.
  package var caution: String? { isCertain ? nil : "too few events" }
}

extension Double {
  /// What the difference of two numbers may be though nothing differs: a few roundings of the greater.
  package static func noise(_ first: Double, _ second: Double) -> Double {
    let noise = max(abs(first), abs(second)) * 0x1p-50
    return noise.isFinite ? noise : 0
  }
}
