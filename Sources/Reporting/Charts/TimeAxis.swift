import Analysis

/// Days from the start of a scenario, with dates where it has a calendar.
package struct TimeAxis: Sendable {
  /// Of the points of a curve, ascending.
  package let days: [Double]
  private let clock: ClockSummary

  package init(days: [Double], clock: ClockSummary) { (self.days, self.clock) = (days, clock) }

  /// ISO 8601; nil without a calendar.
  var start: String? { clock.start }

  /// What stands at the axis: nothing where dates say it.
  var title: String { clock.start == nil ? "days from the start" : "" }

  func scale(_ range: (Double, Double)) -> LinearScale {
    LinearScale(domain: (days.first ?? 0, days.last ?? 1), range: range)
  }

  /// Places and texts of so many ticks at most: days, the first of months or years, or numbers of days.
  package func ticks(atMost count: Int) -> [(day: Double, text: String)] {
    guard let first = days.first, let last = days.last, last > first else { return [] }
    guard clock.start != nil else {
      let ticks = Ticks(from: first, to: last, about: max(1, count - 1))
      return ticks.values.map { ($0, ticks.text($0)) }
    }
    if last - first < 60 { return dayTicks(from: first, to: last, count) }
    let wanted = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].first { months in
      (last - first) / (30.44 * Double(months)) <= Double(count)
    }
    return monthTicks(from: first, to: last, every: wanted ?? 1200)
  }

  private func dayTicks(from first: Double, to last: Double, _ count: Int) -> [(day: Double, text: String)] {
    let steps = [1.0, 2, 5, 7, 14, 28]
    let step = steps.first { (last - first) / $0 < Double(count) } ?? 28
    return stride(from: first.rounded(.up), through: last, by: step).compactMap { day in
      clock.date(onDay: day).map { (day, "\($0.day) \(Self.months[$0.month - 1])") }
    }
  }

  private func monthTicks(from first: Double, to last: Double, every months: Int) -> [(day: Double, text: String)] {
    var ticks: [(day: Double, text: String)] = []
    var shownYear: Int?
    for day in stride(from: first.rounded(.up), through: last, by: 1) {
      guard let date = clock.date(onDay: day), date.day == 1,
        (date.year * 12 + date.month - 1) % months == 0
      else { continue }
      let name = Self.months[date.month - 1]
      let text = months >= 12 ? "\(date.year)" : shownYear == date.year ? name : "\(name) \(date.year)"
      shownYear = date.year
      ticks.append((day, text))
    }
    return ticks
  }

  /// A moment in words: the date that it ends or lies on, as in `6 Jan 2025`, or `day 12`.
  package func text(ofDay day: Double) -> String {
    // A look after a step sees the end of its day, not the midnight that begins the next.
    guard let date = clock.date(onDay: max(0, day.rounded(.up) - 1)) else {
      return "day \(DecimalText.significant(day, digits: 4))"
    }
    return "\(date.day) \(Self.months[date.month - 1]) \(date.year)"
  }

  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
