import Probability

extension ProgramBuilder {
  mutating func value(of query: HistoryQuery) -> ValueID {
    let lastStep = Double(model.clock.stepCount)
    let step = graph.intern(
      .clock(ClockUniform.step), interval: Interval(low: 0, high: lastStep), variability: .step)
    switch query {
    case .happened(let occurrence):
      let last = lastColumn(of: occurrence)
      return graph.comparison(.equal, last, step)
    case .since(let occurrence):
      let last = lastColumn(of: occurrence)
      let elapsed = graph.binary(.subtract, step, last)
      graph.refine(elapsed, low: 0, high: .infinity)
      return elapsed
    case .total(let occurrence): return totalColumn(of: occurrence)
    case .ever(let occurrence):
      let zero = graph.constant(0)
      return graph.comparison(.less, zero, totalColumn(of: occurrence))
    case .count(let occurrence, let length): return windowColumn(of: occurrence, length: length)
    }
  }

  /// The step in which it last happened; −∞ if never.
  private mutating func lastColumn(of occurrence: Int) -> ValueID {
    if histories[occurrence].last < 0 { histories[occurrence].last = newColumn() }
    return column(
      histories[occurrence].last, interval: Interval(low: -.infinity, high: Double(model.clock.stepCount)))
  }

  private mutating func totalColumn(of occurrence: Int) -> ValueID {
    if histories[occurrence].total < 0 { histories[occurrence].total = newColumn() }
    return column(histories[occurrence].total, interval: Interval(low: 0, high: Double(model.clock.stepCount)))
  }

  private mutating func windowColumn(of occurrence: Int, length: Int) -> ValueID {
    let bounds = Interval(low: 0, high: Double(length + model.occurrences[occurrence].past.count))
    if let known = windows.first(where: { $0.occurrence == occurrence && $0.length == length }) {
      return column(known.count, interval: bounds)
    }
    let past = model.occurrences[occurrence].past
    // A date in step −s has been in the window since; it leaves as step length − s begins.
    var pastLeaving: [Int: Int] = [:]
    for step in past where length + step > 0 { pastLeaving[length + step, default: 0] += 1 }
    let neverLeaves = length >= model.clock.stepCount
    let wordCount = neverLeaves ? 0 : (length + 63) / 64 + 1
    let window = Program.Window(
      occurrence: occurrence, length: length, count: newColumn(), firstWord: neverLeaves ? -1 : bitColumnCount,
      wordCount: wordCount, pastLeaving: pastLeaving, pastInside: past.count { length + $0 > 0 })
    bitColumnCount += wordCount
    windows.append(window)
    return column(window.count, interval: bounds)
  }

  /// Marks the columns that recording an occurrence changes.
  mutating func occurrenceRecorded(_ occurrence: Int) {
    let history = histories[occurrence]
    if history.last >= 0 { columnWritten(history.last) }
    if history.total >= 0 { columnWritten(history.total) }
    for window in windows where window.occurrence == occurrence { columnWritten(window.count) }
  }

  /// Puts the windows of one occurrence side by side.
  mutating func sortWindows() {
    windows.sort { $0.occurrence < $1.occurrence }
    for occurrence in histories.indices {
      let first = windows.firstIndex { $0.occurrence == occurrence } ?? 0
      histories[occurrence].windows = first..<first + windows.count { $0.occurrence == occurrence }
    }
  }
}
