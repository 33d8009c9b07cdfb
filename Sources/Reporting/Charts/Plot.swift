/// One kind of chart with its numbers; each kind is a file of its own.
package protocol Plot: Sendable {
  /// All that is drawn, in full.
  var data: ChartData { get }
  /// What stands below the chart to be read: the data, or fewer of them.
  var table: ChartData { get }
  /// What Vega-Lite (version 5) draws from the data: marks and encodings, without the data.
  var specification: [(String, SpecValue)] { get }
  /// Whether there is anything to draw.
  var isEmpty: Bool { get }
  /// The picture in so many units of width; text is 12 units high.
  func drawing(width: Double) -> Drawing
}

extension Plot {
  package var table: ChartData { data }
}

/// A picture without its frame.
package struct Drawing: Sendable {
  package let height: Double
  package let marks: [Markup]
  /// What a reader's pointer can be told: the scales of axes along which values are read.
  package let axes: DrawnAxes?

  init(height: Double, marks: [Markup], axes: DrawnAxes? = nil) {
    (self.height, self.marks, self.axes) = (height, marks, axes)
  }
}

/// The scales of a drawing with time across and values up.
package struct DrawnAxes: Sendable {
  let x: LinearScale
  let y: LinearScale
  /// Such as ` %`; stands after values.
  let suffix: String
  /// ISO 8601 date of day 0; nil without a calendar.
  let start: String?
}
