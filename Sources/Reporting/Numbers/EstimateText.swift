import Analysis

/// An estimate in digits: never more of them than its interval supports.
///
/// Value and bounds are rounded to the second significant digit of the interval's half-width, as the Guide to the
/// Expression of Uncertainty in Measurement has it (JCGM 100:2008, section 7.2.6).
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

  /// In which unit the number is written.
  package enum Scale: Sendable {
    case number
    case percent
  }

  /// - Parameter digits: the most significant digits of the value.
  package init(_ estimate: Estimate, as scale: Scale = .number, digits: Int = 14) {
    let factor = scale == .percent ? 100.0 : 1.0
    // Halves, whose difference can't overflow.
    let half = (estimate.high / 2 - estimate.low / 2) * factor
    isCertain = estimate.caution == nil
    let numbers = (estimate.value * factor, estimate.low * factor, estimate.high * factor)
    let largest = max(abs(numbers.0), abs(numbers.1), abs(numbers.2))
    suffix = scale == .percent ? " %" : ""
    if let resolution = DecimalText.exponent(of: half) {
      let most = DecimalText.exponent(of: largest).map { digits - 1 - $0 } ?? 9
      let decimals = min(1 - resolution, most)
      let edges = scale == .percent ? [0, 100.0] : []
      func text(_ number: Double) -> String {
        // An exact 0 or 100 % needs no decimals.
        DecimalText.fixed(number, decimals: edges.contains(number) ? 0 : decimals)
      }
      (value, low, high) = (text(numbers.0), text(numbers.1), text(numbers.2))
      halfWidth = DecimalText.fixed(half, decimals: decimals)
    } else {
      // No spread at all supports all digits, no interval hardly any.
      let most = half.isNaN ? 2 : min(digits, 6)
      value = DecimalText.significant(numbers.0, digits: most)
      low = DecimalText.significant(numbers.1, digits: most)
      high = DecimalText.significant(numbers.2, digits: most)
      halfWidth = DecimalText.significant(half, digits: 2)
    }
  }

  /// The value with its unit.
  package var estimate: String { value == "–" ? value : value + suffix }

  /// The interval in brackets; empty where there is none.
  package var interval: String { low == "–" && high == "–" ? "" : "[\(low), \(high)]" }

  /// The interval with a question mark where it is not to be trusted.
  package var markedInterval: String { interval.isEmpty || isCertain ? interval : interval + "?" }

  /// Why the interval is not to be trusted, in words; nil where it is.
  package var caution: String? { isCertain ? nil : "too few events" }
}
