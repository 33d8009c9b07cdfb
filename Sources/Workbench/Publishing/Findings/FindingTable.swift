import Analysis
import ResultsStore

/// A table of what a run came to. Each column is declared once, with what it holds of a row: SQL, dictionary, rows and
/// exports follow from it.
struct FindingTable<Row>: Sendable {
  let table: RecordTable
  private let values: [@Sendable (Row) -> RecordCell]
  private let rows: @Sendable (RunSummary) -> [Row]

  /// A column, and its value in a row.
  struct Column: Sendable {
    let column: RecordColumn
    let value: @Sendable (Row) -> RecordCell

    static func text(
      _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String
    ) -> Column {
      Column(column: RecordColumn(name, .text, meaning)) { .text(value($0)) }
    }

    static func optionalText(
      _ name: String, _ meaning: String, _ value: @escaping @Sendable (Row) -> String?
    ) -> Column {
      Column(column: RecordColumn(name, .text, meaning).orNull) { RecordCell(value($0)) }
    }

    static func whole(
      _ name: String, unit: String? = nil, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int
    ) -> Column {
      Column(column: RecordColumn(name, .whole, unit: unit, meaning)) { .whole(value($0)) }
    }

    static func optionalWhole(
      _ name: String, unit: String? = nil, _ meaning: String, _ value: @escaping @Sendable (Row) -> Int?
    ) -> Column {
      Column(column: RecordColumn(name, .whole, unit: unit, meaning).orNull) { RecordCell(value($0)) }
    }

    /// Null where it is not finite.
    static func number(
      _ name: String, unit: String? = nil, _ meaning: String, _ value: @escaping @Sendable (Row) -> Double?
    ) -> Column {
      Column(column: RecordColumn(name, .number, unit: unit, meaning).orNull) { RecordCell(value($0)) }
    }
  }

  /// - Parameter rows: those of a summary.
  init(_ name: String, _ columns: [Column], rows: @escaping @Sendable (RunSummary) -> [Row]) {
    table = RecordTable(name, columns.map(\.column))
    values = columns.map(\.value)
    self.rows = rows
  }
}

/// A table of any kind of rows.
protocol AnyFindingTable: Sendable {
  var table: RecordTable { get }
  func findings(of summary: RunSummary) -> Findings
}

extension FindingTable: AnyFindingTable {
  func findings(of summary: RunSummary) -> Findings {
    Findings(table, rows(summary).map { row in values.map { $0(row) } })
  }
}

/// The tables of what runs come to.
enum FindingTables {
  private static let all: [any AnyFindingTable] = [
    estimates, histograms, incidence, series, occupancy, transitions, happenings, faults, comparisons,
  ]

  /// In the order of the documentation.
  static let ofRuns = all.map(\.table)

  /// Those that a batch keeps for each of its points.
  static let ofPoints = [estimates.table, faults.table]

  static func findings(of summary: RunSummary) -> [Findings] { all.map { $0.findings(of: summary) } }

  static func findings(ofPoint summary: RunSummary) -> [Findings] {
    [estimates.findings(of: summary), faults.findings(of: summary)]
  }
}
