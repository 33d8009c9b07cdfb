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
  func cell(_ value: Double) -> String { DecimalText.significant(value * factor, digits: 3) + (value.isNaN ? "" : suffix) }

  /// A value in words; differences with their sign.
  func text(_ value: Double) -> String {
    let number = DecimalText.significant(value * factor, digits: 3)
    switch self {
    case .percent: return number + " %"
    case .points: return (value > 0 ? "+" : "") + number
    case .number(let unit): return unit.map { "\(number) \($0)" } ?? number
    }
  }
}
