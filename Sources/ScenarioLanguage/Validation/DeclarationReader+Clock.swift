import Simulation

extension DeclarationReader {
  mutating func readClock(_ cursor: Cursor?) {
    guard let cursor, cursor.isObject else {
      (declarations.hasMalformedStart, declarations.hasMalformedLength) = (true, true)
      return
    }
    let start = date(cursor["start"])
    declarations.hasMalformedStart = start == nil && (cursor["start"] != nil || cursor["end"] != nil)
    let stepLength = readStepLength(cursor["step"])
    let stepCount = readStepCount(cursor, start: start, stepLength: stepLength ?? 1)
    declarations.hasMalformedLength = stepLength == nil || stepCount == nil
    declarations.clock = Clock(stepLength: stepLength ?? 1, stepCount: stepCount ?? 1, start: start)
  }

  /// The number of steps; nil where it was reported.
  private func readStepCount(_ cursor: Cursor, start: CalendarDate?, stepLength: Double) -> Int? {
    guard let endCursor = cursor["end"] else {
      // Of what is wrong with "steps" the structure's check has said so.
      let count = cursor["steps"]?.integer
      return count.flatMap { (1...Clock.maximumStepCount).contains($0) ? $0 : nil }
    }
    guard let end = date(endCursor) else { return nil }
    guard let start else {
      if cursor["start"] == nil {
        diagnostics.error("\"end\" needs a \"start\"", at: endCursor, suggestion: "without a calendar give \"steps\"")
      }
      return nil
    }
    guard end >= start else {
      diagnostics.error("the clock ends on \(end), before its start on \(start)", at: endCursor)
      return nil
    }
    let days = end.daysSinceEpoch - start.daysSinceEpoch + 1
    // Steps that begin before the day after the end; one that rounding alone puts before it begins on it.
    let count = max(1, (Double(days) / stepLength * (1 - 0x1p-48)).rounded(.up))
    guard count <= Double(Clock.maximumStepCount) else {
      diagnostics.error(
        "the clock has \(Int(count)) steps; a trajectory may have \(Clock.maximumStepCount)", at: cursor)
      return nil
    }
    return Int(count)
  }

  /// The length of a step in days; nil where it was reported.
  private func readStepLength(_ cursor: Cursor?) -> Double? {
    guard let cursor else { return 1 }
    if let number = cursor.number {
      if number >= 1e-6, number <= 1e6 { return number }
      diagnostics.error("the step must be from 0.000001 to 1000000 days, found \(cursor.text)", at: cursor)
      return nil
    }
    switch cursor.string {
    case "hour": return 1.0 / 24
    case "week": return 7
    default: return 1
    }
  }

  /// The date under a cursor; reports a string that is none.
  func date(_ cursor: Cursor?) -> CalendarDate? {
    guard let cursor, let text = cursor.string else { return nil }
    return readDate(text, at: cursor, diagnostics)
  }
}

/// Reads an ISO date; reports a text that is none or a day that the calendar lacks.
func readDate(_ text: String, at cursor: Cursor, _ diagnostics: DiagnosticCollector) -> CalendarDate? {
  if let date = CalendarDate(iso: text) { return date }
  if hasDateShape(text) {
    diagnostics.error("the calendar has no day \(text)", at: cursor)
  } else {
    diagnostics.error("expected a date, found \(quoted(text))", at: cursor, suggestion: "dates are written YYYY-MM-DD")
  }
  return nil
}

/// True for a date, and for what is a number as an expression but hardly meant as one: `2025-1-14`, `14/1/2025`,
/// `2025-01`, `20250114`.
func isMeantAsDate(_ text: String) -> Bool {
  if hasDateShape(text) { return true }
  let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
  guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }) else { return false }
  switch parts.count {
  case 1:
    return text.utf8.count == 8
      && CalendarDate(iso: "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))") != nil
  case 2:
    return text.contains("-") && (1900...2199).contains(Int(parts[0]) ?? 0) && (1...12).contains(Int(parts[1]) ?? 0)
  case 3: return parts.contains { $0.utf8.count == 4 || $0.utf8.count == 2 && $0.hasPrefix("0") }
  default: return false
  }
}

/// True for four, two and two digits with hyphens between them.
func hasDateShape(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10 else { return false }
  return bytes.indices.allSatisfy { $0 == 4 || $0 == 7 ? bytes[$0] == UInt8(ascii: "-") : isDigit(bytes[$0]) }
}
