/// One line of a chart over time, as of one variant.
package struct Curve: Sendable {
  package let label: String
  /// Which variant it is, for its colour and for switching it off.
  package let index: Int
  /// At each point of the time axis; NaN where there is none.
  package let value: [Double]
  /// The interval around the values; empty for none.
  package let low: [Double]
  package let high: [Double]

  package init(_ label: String, index: Int, value: [Double], low: [Double] = [], high: [Double] = []) {
    precondition(low.count == high.count && (low.isEmpty || low.count == value.count), "an interval at each point")
    (self.label, self.index, self.value, self.low, self.high) = (label, index, value, low, high)
  }
}
