/// What SQLite's check says of a damaged database, for people.
enum SQLiteFinding {
  /// In one line, without the heading that SQLite gives each database, and without characters that are no text.
  static func words(_ finding: String) -> String {
    let lines = finding.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("***") }
    let text = lines.joined(separator: "; ").unicodeScalars.map { scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F ? Character(scalar) : "?"
    }
    return "its pages contradict each other (SQLite: \(String(text.prefix(120))))"
  }
}
