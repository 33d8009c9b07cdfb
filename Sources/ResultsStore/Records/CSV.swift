/// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
package enum CSV {
  /// A line: the fields, and CR LF.
  package static func line(_ fields: some Sequence<String>) -> String { fields.joined(separator: ",") + "\r\n" }

  /// A text as a field: quoted where it must be, and never a formula.
  ///
  /// A spreadsheet runs what begins with `=`, `+`, `-`, `@`, a tab or a carriage return. An apostrophe in front makes it text
  /// (OWASP, "CSV Injection"). Texts that are numbers stay as they are. Characters that a terminal would obey become spaces.
  package static func field(_ text: String) -> String {
    // By scalars: a quotation mark with an accent above is one character, but a quotation mark for those who read it.
    var scalars = text.unicodeScalars.map { $0.isObeyed ? " " : $0 }
    let isFormula = scalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } == true && Double(text) == nil
    if isFormula { scalars.insert("'", at: 0) }
    var field = ""
    field.unicodeScalars.append(contentsOf: scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] })
    let needsQuotes = isFormula || scalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsQuotes ? "\"\(field)\"" : field
  }
}
