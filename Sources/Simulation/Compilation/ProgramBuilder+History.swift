import Probability

extension ProgramBuilder {
  mutating func value(of query: HistoryQuery) -> ValueID {
    let lastStep = Double(model.clock.stepCount)
    let step = graph.intern(
      .clock(.step), interval: ValueBounds(low: 0, high: lastStep), variability: .step)
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
    let last = histories[occurrence].last ?? newColumn()
    histories[occurrence].last = last
    return column(
      last, interval: ValueBounds(low: -.infinity, high: Double(model.clock.stepCount)))
  }

  private mutating func totalColumn(of occurrence: Int) -> ValueID {
    let total = histories[occurrence].total ?? newColumn()
    histories[occurrence].total = total
    return column(total, interval: ValueBounds(low: 0, high: Double(model.clock.stepCount)))
  }

  private mutating func windowColumn(of occurrence: Int, length: Int) -> ValueID {
    let bounds = ValueBounds(low: 0, high: Double(length + model.occurrences[occurrence].past.count))
    if let known = windows.first(where: { $0.occurrence == occurrence && $0.length == length }) {
      return column(known.count, interval: bounds)
    }
    let past = model.occurrences[occurrence].past
    // A date in step −s has been in the window since; it leaves as step length − s begins.
    var pastLeaving: [Int: Int] = [:]
    for step in past where length + step > 0 { pastLeaving[length + step, default: 0] += 1 }
    var ring: Program.Window.Ring?
    if length < model.clock.stepCount {
      let wordCount = (length + 63) / 64 + 1
      ring = Program.Window.Ring(firstWord: bitColumnCount, wordCount: wordCount)
      bitColumnCount += wordCount
    }
    let window = Program.Window(
      occurrence: occurrence, length: length, count: newColumn(), ring: ring, pastLeaving: pastLeaving,
      pastInside: past.count { length + $0 > 0 })
    windows.append(window)
    return column(window.count, interval: bounds)
  }

  /// Marks the columns that recording an occurrence changes.
  mutating func occurrenceRecorded(_ occurrence: Int) {
    let history = histories[occurrence]
    if let last = history.last { columnWritten(last) }
    if let total = history.total { columnWritten(total) }
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
