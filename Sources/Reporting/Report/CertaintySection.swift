import Analysis

/// How sure the numbers are, and what is not in their intervals.
struct CertaintySection: ReportSection {
  let heading = "How sure"
  let name = "certainty"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    var blocks: [Block] = [
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
    let shares = report.runs.flatMap(\.context.parameterShares)
    if !shares.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            caption: "How much of an outcome's variance comes from what is not known, and how much from luck",
            [.text("Outcome"), .number("Parameters"), .number("Luck")],
            shares.map { share in
              [
                .init(report.outcome(share.outcome)?.title ?? share.outcome),
                .init(ValueForm.percent.text(share.share)), .init(ValueForm.percent.text(1 - share.share)),
              ]
            })))
    }
    return blocks + faults + clamps
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
