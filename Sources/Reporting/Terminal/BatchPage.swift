import Analysis

/// A batch as a page of text: its points, what each factor does, and maps of two factors.
package struct BatchPage: Sendable {
  private let batch: BatchSummary
  private let maps: [BatchMap]

  /// The most runs that are listed.
  private static let listedRuns = 100

  /// - Parameter maps: to show below the tables.
  package init(_ batch: BatchSummary, maps: [BatchMap]) {
    self.batch = batch
    self.maps = maps
  }

  /// The page, in lines of at most `width` columns.
  package func text(width: Int = 80, style: TerminalStyle = .plain) -> String {
    var parts = [header(width: width, style: style), problems(width: width, style: style)]
    if batch.runs.contains(where: { $0.estimates.contains { $0 != nil } }) {
      parts.append(points(width: width, style: style))
      if !batch.factors.isEmpty { parts += effects(width: width, style: style) }
      parts += maps.map { BatchMapLines($0).lines(width: width, style: style) }
    }
    return TerminalFrame.page(parts)
  }

  private func header(width: Int, style: TerminalStyle) -> [String] {
    let title = batch.title.map { "\(batch.name) · \($0.printable)" } ?? batch.name
    let points = Set(batch.runs.map(\.point)).count
    let facts = [
      "\(batch.design.phrase) of \(DecimalText.grouped(points)) points",
      DecimalText.count(batch.runs.count, "run", "runs"),
      DecimalText.count(batch.trajectories, "trajectory", "trajectories") + " each", "seed \(batch.seed)",
    ]
    var lines = [
      style.apply(.heading, to: title.truncated(to: width)),
      style.apply(.faint, to: facts.joined(separator: " · ").truncated(to: width)),
    ]
    let waiting = batch.runs.filter { $0.state == .waiting }.count
    if waiting > 0 {
      let notice = "Stopped before \(DecimalText.grouped(waiting)) runs were played."
      lines.append(style.apply(.caution, to: notice.truncated(to: width)))
    }
    return lines
  }

  /// Runs without estimates, loudly.
  private func problems(width: Int, style: TerminalStyle) -> [String] {
    let bad = batch.runs.filter { $0.problem != nil }
    guard !bad.isEmpty else { return [] }
    let shown = bad.prefix(20).map { run in
      style.apply(.alarm, to: "point \(run.point) \(run.variant)")
        + "  \((run.problem ?? "").printable)".truncated(to: width - 8 - run.variant.displayWidth - 4)
    }
    return [style.apply(.alarm, to: "RUNS WITHOUT ESTIMATES: \(bad.count)")] + shown
      + (bad.count > 20 ? ["… and \(bad.count - 20) more"] : [])
  }

  private func points(width: Int, style: TerminalStyle) -> [String] {
    let headings = ["point"] + batch.factors.map(\.label)
    let rows = batch.runs.prefix(Self.listedRuns).map { run in
      let values = batch.factors.map { factor in
        switch factor.source {
        case .scenario: run.scenario
        case .variant: run.variant
        case .setting: Self.short(run.settings.first { $0.name == factor.name }?.value ?? "–")
        }
      }
      return (label: [String(run.point)] + values, estimates: run.estimates)
    }
    var lines = BatchColumns(headings: headings, rows: rows, outcomes: batch.outcomes).lines(width: width, style: style)
    let rest = batch.runs.count - rows.count
    if rest > 0 { lines.append(style.apply(.faint, to: "… and \(DecimalText.grouped(rest)) runs more")) }
    return lines
  }

  private func effects(width: Int, style: TerminalStyle) -> [[String]] {
    let tables = batch.factors.map { factor in
      let effects = batch.effects.filter { $0.factor == factor.label }
      let rows = factor.levels.indices.map { level in
        (
          label: [factor.levels[level].label, DecimalText.grouped(effects.map { $0.levels[level].runs }.max() ?? 0)],
          estimates: effects.map { $0.levels[level].mean }
        )
      }
      return BatchColumns(headings: [factor.label, "runs"], rows: rows, outcomes: batch.outcomes)
        .lines(width: width, style: style)
    }
    let isSample = batch.design == .latinHypercube || batch.design == .sobol
    let legend =
      ["Means over the runs of each level; ± is half the 95 % interval of the draws"]
      + (isSample ? ["and of the spread between points."] : ["at these points."])
    return [[style.apply(.heading, to: "Main effects".truncated(to: width))]] + tables
      + [legend.map { style.apply(.faint, to: $0.truncated(to: width)) }]
  }

  /// A number with few digits; anything else as it is, without what moves the cursor.
  static func short(_ value: String) -> String {
    guard let number = Double(value), value.count > 8 else { return value.printable.truncated(to: 20) }
    return DecimalText.significant(number, digits: 4)
  }
}

extension BatchSummary.Design {
  /// In a sentence.
  fileprivate var phrase: String {
    switch self {
    case .grid: "grid"
    case .list: "list"
    case .latinHypercube: "Latin hypercube"
    case .sobol: "Sobol design"
    }
  }
}

extension BatchFactor.Level {
  /// The value, or the ends of the band.
  package var label: String {
    if let value { return BatchPage.short(value) }
    return DecimalText.range(low ?? .nan, high ?? .nan)
  }
}
