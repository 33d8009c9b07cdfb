import Analysis

/// Which variant serves the objectives best: rankings with regret, and the Pareto table of several objectives.
struct ObjectiveBlocks {
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// Nothing where the run names no objective; of several runs the first one counts.
  var blocks: [Block] {
    guard let summary = report.runs.first?.summary else { return [] }
    let rankings = (summary.rankings ?? []).flatMap { ranking in
      [Block.paragraph(sentence(ranking)), .table(table(ranking))]
    }
    return rankings + (summary.pareto.map { [.table(table($0))] } ?? [])
  }

  private func title(_ objective: Objective) -> String {
    "\(objective.direction.rawValue) “\(report.outcome(objective.outcome)?.title ?? objective.outcome)”"
  }

  private func form(_ objective: Objective) -> ValueForm {
    report.outcome(objective.outcome)?.form ?? .number(unit: nil)
  }

  /// Who looks best, by how much, and how sure that is.
  func sentence(_ ranking: ObjectiveRanking) -> String {
    guard let best = ranking.variants.first, let second = ranking.variants.dropFirst().first else { return "" }
    let isProbability = report.outcome(ranking.objective.outcome)?.isProbability ?? false
    let regret = EstimateText(second.regret, as: isProbability ? .percent : .number)
    let sure = best.bestProbability.map { probability in
      "; that its expectation is the best of all has probability "
        + (probability > 0.999 ? "above 99.9 %" : "\(DecimalText.fixed(probability * 100, decimals: 1)) %")
    }
    let draws = ranking.draws.map { " (\(DecimalText.grouped($0)) draws from the Monte Carlo error)" }
    let form = form(ranking.objective)
    if second.regret.value == 0, second.regret.high == 0 {
      return "To \(title(ranking.objective)), \(best.variant) and \(second.variant) are equally good with "
        + "\(form.cell(best.value))."
    }
    let isSettled = second.regret.low > 0
    return "To \(title(ranking.objective)), \(best.variant) looks best with \(form.cell(best.value)), before "
      + "\(second.variant) with \(form.cell(second.value)) (regret \(regret.value)\(isProbability ? " points" : "") \(regret.interval))"
      + (isSettled ? "\(sure ?? "")\(sure == nil ? "" : draws ?? "")." : ", which so many trajectories do not settle.")
  }

  private func table(_ ranking: ObjectiveRanking) -> ReportTable {
    let isProbability = report.outcome(ranking.objective.outcome)?.isProbability ?? false
    let rows = ranking.variants.map { variant -> [ReportTable.Cell] in
      [
        .init(variant.variant), .init(form(ranking.objective).cell(variant.value)),
        .init(EstimateText(variant.regret, as: isProbability ? .percent : .number)),
        .init(variant.bestProbability.map { DecimalText.fixed($0 * 100, decimals: 1) + " %" } ?? "–"),
      ]
    }
    return ReportTable(
      caption: "Variants by how well they \(title(ranking.objective))",
      [.text("Variant"), .number("Value"), .number("Regret"), .number("Is best")], rows)
  }

  private func table(_ pareto: ParetoTable) -> ReportTable {
    let rows = pareto.rows.map { row -> [ReportTable.Cell] in
      let values = zip(pareto.objectives, row.values).map { ReportTable.Cell(form($0).cell($1)) }
      let beaten = row.dominatedBy.map { $0.variant + ($0.isSettled ? "" : " (not settled)") }
      return [.init(row.variant)] + values + [.init(beaten.isEmpty ? "none" : beaten.joined(separator: ", "))]
    }
    return ReportTable(
      caption: "Which variants are beaten in every objective (Pareto)",
      [.text("Variant")] + pareto.objectives.map { .number(title($0)) } + [.text("Beaten by")], rows)
  }
}
