import Reporting
import ResultsStore

extension CSV {
  /// The numbers of a chart with a heading line; a missing number is an empty field.
  static func text(_ data: ChartData) -> String {
    let headings = data.columns.map { column in field(column.unit.map { "\(column.name) [\($0)]" } ?? column.name) }
    let rows = (0..<data.rowCount).map { row in
      line(
        data.columns.map { column in
          switch column.values {
          case .numbers(let numbers): numbers[row].isFinite ? "\(numbers[row])" : ""
          case .texts(let texts): field(texts[row])
          }
        })
    }
    return ([line(headings)] + rows).joined()
  }
}
