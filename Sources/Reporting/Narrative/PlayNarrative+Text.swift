extension PlayNarrative {
  /// The narrative for a terminal: the date on the left, the sentences beside it, at most `width` columns.
  package func lines(width: Int, style: TerminalStyle = .plain) -> [String] {
    let margin = (days.map { shortDate($0).displayWidth }.max() ?? 0) + 2
    let room = max(20, width - margin)
    let blank = String(repeating: " ", count: margin)
    var lines: [String] = []
    for day in days {
      let isQuiet = day.sentences.allSatisfy { $0.kind == .quiet }
      let date = isQuiet ? "" : shortDate(day)
      let text = day.sentences.map { Self.told($0).printable }.joined(separator: " ")
      for (index, line) in Self.wrapped(text, room).enumerated() {
        let head = index == 0 ? style.apply(.heading, to: date.fitted(to: margin)) : blank
        lines.append(head + (isQuiet ? style.apply(.faint, to: line) : line))
      }
    }
    return lines + Self.wrapped(ending.printable, width)
  }

  /// The narrative as Markdown: a list with an entry a day.
  package var markdown: String {
    let entries = days.map { day in
      let text = day.sentences.map { Self.told($0).escapedForMarkdown }.joined(separator: " ")
      if day.sentences.allSatisfy({ $0.kind == .quiet }) { return "- *\(text)*\n" }
      return "- **\(longDate(day)).** \(text)\n"
    }
    return (entries + ["- *\(ending.escapedForMarkdown)*\n"]).joined()
  }

  /// An entry a day in plain text, to be escaped by who puts them into a page.
  package var entries: [String] {
    let told = days.map { day in
      let text = day.sentences.map { Self.told($0) }.joined(separator: " ")
      return day.sentences.allSatisfy { $0.kind == .quiet } ? text : "\(longDate(day)). \(text)"
    }
    return told + [ending]
  }

  /// A sentence, with its probability where it was the less likely way.
  private static func told(_ sentence: NarrativeSentence) -> String {
    guard let probability = sentence.probability, probability < 0.5 else { return sentence.text }
    return "\(sentence.text) (\(DecimalText.significant(probability * 100, digits: 2))\u{A0}%)"
  }

  static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.displayWidth + 1 + String(word).displayWidth <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  // MARK: Dates

  private var spansYears: Bool { Set(days.compactMap { $0.date?.prefix(4) }).count > 1 }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func shortDate(_ day: NarrativeDay) -> String {
    guard let (date, month) = components(day) else { return "day \(DecimalText.significant(day.day, digits: 6))" }
    return
      "\(date) \(Self.months[month].prefix(3))\(spansYears ? day.date.map { " \($0.prefix(4))" } ?? "" : "")\(hour(day))"
  }

  private func longDate(_ day: NarrativeDay) -> String {
    guard let (date, month) = components(day) else { return "Day \(DecimalText.significant(day.day, digits: 6))" }
    // One year needs no saying in every entry.
    let year = spansYears ? day.date.map { " \($0.prefix(4))" } ?? "" : ""
    return "\(date) \(Self.months[month])\(year)\(hour(day))"
  }

  /// Day of month and index of the month.
  private func components(_ day: NarrativeDay) -> (Int, Int)? {
    guard let parts = day.date?.split(separator: "-"), parts.count == 3, let date = Int(parts[2]),
      let month = Int(parts[1]), (1...12).contains(month)
    else { return nil }
    return (date, month - 1)
  }

  /// The time of day, where steps are shorter than days.
  private func hour(_ day: NarrativeDay) -> String {
    guard stepLength < 1 else { return "" }
    let minutes = Int(((day.day - day.day.rounded(.down)) * 1440).rounded())
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return " \(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
  }
}
