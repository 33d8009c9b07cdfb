import FoundationEssentials
import GRDB

/// How a table is written out: what stands before, in, between and behind its rows.
package enum ExportFormat: Sendable {
  /// RFC 4180: a header, a row for each line that ends with CR LF; null is an empty field.
  case csv
  /// A JSON array with an object for each row (RFC 8259).
  case json

  func opening(_ columns: [String]) -> String {
    switch self {
    case .csv: CSV.line(columns.map(CSV.field))
    case .json: "["
    }
  }

  func row(_ columns: [String], _ values: some Sequence<DatabaseValue>, isFirst: Bool) throws -> String {
    switch self {
    case .csv: return CSV.line(values.map(Self.field))
    case .json:
      let members = try zip(columns, values).map { try "\(Self.text($0)): \(Self.value($1))" }
      return (isFirst ? "\n" : ",\n") + "  {" + members.joined(separator: ", ") + "}"
    }
  }

  func closing(isEmpty: Bool) -> String {
    switch self {
    case .csv: ""
    case .json: isEmpty ? "]\n" : "\n]\n"
    }
  }

  private static func field(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null, .blob: ""
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): CSV.field(text)
    }
  }

  private static func value(_ value: DatabaseValue) throws -> String {
    switch value.storage {
    case .null, .blob: "null"
    case .int64(let number): String(number)
    // JSON has no infinities.
    case .double(let number): number.isFinite ? String(number) : "null"
    case .string(let string): try text(string)
    }
  }

  private static func text(_ text: String) throws -> String {
    JSONEscaping.escaped(String(decoding: try JSONEncoder().encode(text), as: UTF8.self))
  }
}
