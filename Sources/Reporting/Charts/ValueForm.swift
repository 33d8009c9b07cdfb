import Analysis
import Probability

/// How numbers of a chart are written.
package enum ValueForm: Sendable, Equatable {
  /// Shares between 0 and 1, as per cent.
  case percent
  /// Differences between shares, as percentage points.
  case points
  case number(unit: String?)

  var factor: Double { self == .percent || self == .points ? 100 : 1 }

  /// What stands after a number on an axis.
  var suffix: String { self == .percent ? " %" : "" }

  /// What stands below a chart's title.
  package var unit: String {
    switch self {
    case .percent: "per cent"
    case .points: "percentage points"
    case .number(let unit): unit ?? ""
    }
  }

  /// The unit of the data, which are not multiplied.
  var dataUnit: String? { if case .number(let unit) = self { unit } else { "share" } }

  /// A value for a table that names the unit elsewhere.
  func cell(_ value: Double) -> String {
    DecimalText.significant(value * factor, digits: 3) + (value.isNaN ? "" : suffix)
  }

  /// A value and its interval with no more digits than the interval supports, without the unit; nil without an interval.
  func texts(_ value: Double, low: Double, high: Double) -> EstimateText? {
    guard value.isFinite, low.isFinite, high.isFinite else { return nil }
    let estimate = Estimate(value: value, Interval(low: low, high: high, level: 0.95), count: 0)
    return EstimateText(estimate, as: factor == 100 ? .percent : .number)
  }

  /// What stands before a number: a plus for differences.
  func sign(_ value: Double) -> String { self == .points && value > 0 ? "+" : "" }

  /// A value in words; differences with their sign.
  func text(_ value: Double) -> String {
    let number = DecimalText.significant(value * factor, digits: 3)
    switch self {
    case .percent: return number + " %"
    case .points: return sign(value) + number
    case .number(let unit): return unit.map { "\(number) \($0)" } ?? number
    }
  }
}
