import Simulation

extension DeclarationReader {
  mutating func readClock(_ cursor: Cursor?) {
    guard let cursor else { return }
    let start = date(cursor["start"])
    let stepLength = readStepLength(cursor["step"])
    var stepCount = cursor["steps"]?.integer ?? 1
    if let end = date(cursor["end"]), let endCursor = cursor["end"] {
      guard let start else {
        if cursor["start"] == nil {
          diagnostics.error("\"end\" needs a \"start\"", at: endCursor, suggestion: "without a calendar give \"steps\"")
        }
        return
      }
      guard end >= start else {
        return diagnostics.error("the clock ends on \(end), before its start on \(start)", at: endCursor)
      }
      stepCount = Self.stepCount(days: end.daysSinceEpoch - start.daysSinceEpoch, stepLength: stepLength)
    }
    guard (1...Clock.maximumStepCount).contains(stepCount) else {
      // Of "steps" the structure's check has said so.
      if cursor["end"] != nil {
        diagnostics.error(
          "the clock has \(stepCount) steps; a trajectory may have \(Clock.maximumStepCount)", at: cursor)
      }
      return
    }
    declarations.clock = Clock(stepLength: stepLength, stepCount: stepCount, start: start)
  }

  /// The number of steps that begin on or before the day that is `days` after the start.
  private static func stepCount(days: Int, stepLength: Double) -> Int {
    let limit = Double(days + 1)
    let estimate = (limit / stepLength).rounded(.up)
    guard estimate <= Double(Clock.maximumStepCount) else { return Int(min(estimate, 1e15)) }
    var count = max(1, Int(estimate))
    while count > 1, Double(count - 1) * stepLength >= limit { count -= 1 }
    while Double(count) * stepLength < limit { count += 1 }
    return count
  }

  private func readStepLength(_ cursor: Cursor?) -> Double {
    guard let cursor else { return 1 }
    if let number = cursor.number {
      if number >= 1e-6, number <= 1e6 { return number }
      diagnostics.error(
        "the step must be a positive number of days, found \(cursor.text)", at: cursor,
        suggestion: "from 0.000001 to 1000000")
      return 1
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

/// True for four, two and two digits with hyphens between them.
func hasDateShape(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count == 10 else { return false }
  return bytes.indices.allSatisfy { $0 == 4 || $0 == 7 ? bytes[$0] == UInt8(ascii: "-") : isDigit(bytes[$0]) }
}
