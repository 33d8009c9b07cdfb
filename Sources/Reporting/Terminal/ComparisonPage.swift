import Analysis

/// What another policy would change: each variant against the baseline, then who serves the objectives best.
package struct ComparisonPage: Sendable {
  private let run: RunSummary
  private let report: TerminalReport

  /// - Parameter report: of the same run, for what was played and its faults.
  package init(_ run: RunSummary, below report: TerminalReport) {
    self.run = run
    self.report = report
  }

  /// The page, in lines of at most `width` columns unless the numbers need more.
  package func text(width: Int = 80, style: TerminalStyle = .plain) -> String {
    var parts = report.opening(width: width, style: style)
    for comparison in run.comparisons ?? [] {
      let title = "\(comparison.variant) against \(comparison.baseline)"
      parts.append([TerminalFrame.rule(title, width: width, style: style)])
      parts.append(ComparisonRows(comparison, run).lines(width: width, style: style))
    }
    parts.append(legend.map { style.apply(.faint, to: $0) })
    if run.comparisons == nil { parts.append(["There is nothing to compare."]) }
    for ranking in run.rankings ?? [] { parts.append(lines(ranking, style: style)) }
    if let pareto = run.pareto { parts.append(lines(pareto, width: width, style: style)) }
    return TerminalFrame.page(parts)
  }

  /// What the verdicts mean that do not speak for themselves.
  private var legend: [String] {
    let outcomes = (run.comparisons ?? []).flatMap(\.outcomes)
    let verdicts = outcomes.map(\.verdict)
    let isSmall = verdicts.contains { if case .noDifference(let margin) = $0 { margin > 0 } else { false } }
    let hasShares = outcomes.contains(where: \.isProbability)
    return (hasShares ? ["a difference of so many %: in percentage points"] : [])
      + (isSmall ? ["within ±d: no difference larger than d"] : [])
      + (verdicts.allSatisfy(\.isSettled) ? [] : ["unsettled, ~n: about n trajectories would settle it"])
      + (outcomes.contains { !$0.verdict.isSettled && $0.isTooRare }
        ? ["too rare, ~n: too few events to tell; about n trajectories would"] : [])
      + (outcomes.contains { $0.difference.caution != nil } ? ["[…]?: too few events for an interval to trust"] : [])
  }

  private func lines(_ ranking: ObjectiveRanking, style: TerminalStyle) -> [String] {
    let objective = ranking.objective
    let scale = scale(of: objective.outcome)
    let rows = ranking.variants.map { variant in
      let regret = EstimateText(variant.regret, as: scale)
      let best = variant.bestProbability.map { DecimalText.fixed($0 * 100, decimals: 1) + " %" } ?? "–"
      let isBest = variant.regret.value == 0 && variant.regret.high == 0
      return [
        variant.variant, Self.value(variant.value, scale), isBest ? "0" : regret.estimate,
        isBest ? "" : regret.interval, best,
      ]
    }
    let heading = [
      "\(objective.direction.rawValue) \(objective.outcome)", "value", "regret", "95 % interval", "is best",
    ]
    var lines = PlainColumns(rows: [heading] + rows).lines
    lines[0] = style.apply(.heading, to: lines[0])
    if let draws = ranking.draws {
      lines.append(
        style.apply(
          .faint,
          to: "\"is best\": that its expectation is, given the Monte Carlo error; "
            + "\(DecimalText.grouped(draws)) draws"))
    }
    return lines
  }

  private func lines(_ pareto: ParetoTable, width: Int, style: TerminalStyle) -> [String] {
    let heading = ["Pareto"] + pareto.objectives.map { "\($0.direction.rawValue) \($0.outcome)" } + ["beaten by"]
    let rows = pareto.rows.map { row in
      let values = zip(pareto.objectives, row.values).map { objective, value in
        Self.value(value, scale(of: objective.outcome))
      }
      let dominators = row.dominatedBy.map { $0.variant + ($0.isSettled ? "" : "?") }
      let more = dominators.count > 1 ? " and \(dominators.count - 1) more" : ""
      return [row.variant] + values + [(dominators.first ?? "none") + more]
    }
    var lines = PlainColumns(rows: [heading] + rows, leftAligned: [0, heading.count - 1]).lines
    lines[0] = style.apply(.heading, to: lines[0])
    if rows.contains(where: { $0.last?.contains("?") == true }) {
      lines.append(style.apply(.faint, to: "?: not settled in every objective"))
    }
    return lines
  }

  private func scale(of outcome: String) -> EstimateText.Scale {
    let outcomes = run.variants.lazy.compactMap(\.estimates).first?.outcomes
    return outcomes?.first { $0.name == outcome }?.label.scale.text ?? .number
  }

  private static func value(_ value: Double, _ scale: EstimateText.Scale) -> String {
    let digits = DecimalText.significant(value * (scale == .percent ? 100 : 1), digits: 4)
    return digits + (scale == .percent ? " %" : "")
  }
}
