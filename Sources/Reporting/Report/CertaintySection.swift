import Analysis

/// How sure the numbers are, and what is not in their intervals.
struct CertaintySection: ReportSection {
  let heading = "How sure"
  let name = "certainty"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    let blocks: [Block] = [
      .paragraph(
        "Intervals say how far luck in a finite number of trajectories moves an estimate. They include the scenario's uncertain "
          + "parameters, each drawn anew for each trajectory, and not whether the scenario is right."),
      .table(
        ReportTable(
          caption: "Trajectories, faults and the widest interval",
          [.text("Variant"), .number("Trajectories"), .number("Faults"), .number("Widest interval of a probability")],
          report.columns.map { column in
            [
              .init(column.label), .init(DecimalText.grouped(column.ensemble.trajectories)),
              .init(DecimalText.grouped(column.ensemble.faults)), .init(widest(column)),
            ]
          })),
    ]
    return blocks + parameterShares + faults + clamps
  }

  /// Epistemic against aleatory: what is not known, and what chance does all the same.
  private var parameterShares: [Block] {
    let shares = report.runs.first?.summary.parameterShares ?? []
    guard let count = shares.first?.share.count else { return [] }
    let telling = report.telling.compactMap { name in shares.first { $0.outcome == name } }
    let lead =
      "How much of each outcome's variance comes from what is not known (parameters and initial values), and how much from "
      + "chance in the course of events, from \(DecimalText.grouped(count)) trajectories of \(report.columns[0].label) and "
      + "their twins, which share the former and not the latter. Research can lessen the first part only. "
      + "Outcomes that came, or failed to come, in fewer than 100 of them are too rare to tell."
    let first = Block.table(table(Array(telling.prefix(12)), "Where an outcome's variance comes from"))
    let all = Block.collapsible("All \(telling.count) outcomes that vary", [.table(table(telling, "All outcomes"))])
    return [.heading("What is not known, and what is chance"), .paragraph(lead), first]
      + (telling.count > 12 ? [all] : [])
  }

  private func table(_ shares: [ParameterShare], _ caption: String) -> ReportTable {
    ReportTable(
      caption: caption, [.text("Outcome"), .number("Not known"), .number("Chance")],
      shares.map { share in
        let luck = EstimateText(share.share.complement, as: .percent)
        return [
          .init(report.outcome(share.outcome)?.title ?? share.outcome), .init(EstimateText(share.share, as: .percent)),
          .init(luck),
        ]
      })
  }

  private func widest(_ column: ReportColumn) -> String {
    let halves = (column.ensemble.estimates?.outcomes ?? []).filter(\.isProbability)
      .map { ($0.headline.high - $0.headline.low) / 2 }.filter(\.isFinite)
    return halves.max().map { "±\(DecimalText.significant($0 * 100, digits: 2)) points" } ?? "–"
  }

  private var faults: [Block] {
    let rows = report.columns.flatMap { column in
      column.ensemble.firstFaults.prefix(10).map { fault -> [ReportTable.Cell] in
        [
          .init(column.label), .init(fault.place, note: "line \(fault.line), column \(fault.column)"),
          .init(fault.value),
          "\(DecimalText.grouped(fault.trajectory))", .init(fault.step.map { "\($0)" } ?? "setup"),
        ]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        ReportTable(
          caption: "The first faults",
          [.text("Variant"), .text("Place"), .text("Value"), .number("Trajectory"), .number("Step")], rows))
    ]
  }

  /// Variables whose range has shaped the results: at least one write in a thousand was clamped.
  private var clamps: [Block] {
    let rows = report.columns.flatMap { column in
      column.ensemble.clamps.filter { $0.share > 0.001 }.sorted { ($1.share, $0.variable) < ($0.share, $1.variable) }
        .map { clamp -> [ReportTable.Cell] in
          [.init(clamp.variable), .init(column.label), .init(ValueForm.percent.text(clamp.share))]
        }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .collapsible(
        "Writes clamped to a variable's range",
        [
          .table(
            ReportTable(
              caption: "Share of the writes to each variable that its range cut off",
              [.text("Variable"), .text("Variant"), .number("Clamped")], rows))
        ])
    ]
  }
}
