import Analysis

/// One line of a table: what it is, how much, how sure, what it looks like, and what else to say.
struct TableRow {
  var name: String
  /// Shown behind the name where there is room.
  var unit: String?
  var estimate = ""
  var interval = ""
  var figure = ""
  var note = ""
  var isHeading = false

  /// The columns that a figure takes.
  static let figureWidth = 12

  /// A row of headings.
  static func heading(_ name: String, _ estimate: String, _ interval: String, _ figure: String, _ note: String = "")
    -> TableRow
  {
    TableRow(
      name: name, estimate: estimate, interval: interval, figure: figure, note: note, isHeading: true)
  }

  init(
    name: String, unit: String? = nil, estimate: String = "", interval: String = "", figure: String = "",
    note: String = "",
    isHeading: Bool = false
  ) {
    self.name = name
    self.unit = unit
    self.estimate = estimate
    self.interval = interval
    self.figure = figure
    self.note = note
    self.isHeading = isHeading
  }

  init(name: String, unit: String? = nil, _ text: EstimateText, figure: String = "", note: String = "") {
    self.init(
      name: name, unit: unit, estimate: text.estimate, interval: text.markedInterval, figure: figure, note: note)
  }

  /// Name and unit.
  var fullName: String { unit.map { "\(name) (\($0.printable))" } ?? name }
}
