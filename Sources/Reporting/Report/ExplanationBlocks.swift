import Analysis

/// The plays behind the numbers of one outcome: chronicles, what precedes it, where variants part, ways on the ladders.
package struct ExplanationBlocks {
  private let explanation: Explanation
  private let chronicles: [PlayNarrative]
  private let traceCommand: String

  /// Rows of tables before the rest is left to `explanation.json`.
  private static let shownRows = 15

  /// - Parameters:
  ///   - chronicles: one for each play of the explanation.
  ///   - traceCommand: what replays a play, up to its index.
  package init(_ explanation: Explanation, chronicles: [PlayNarrative], traceCommand: String) {
    precondition(chronicles.count == explanation.plays.count, "a chronicle for each play")
    (self.explanation, self.chronicles, self.traceCommand) = (explanation, chronicles, traceCommand)
  }

  package var blocks: [Block] {
    let estimate = EstimateText(explanation.probability, as: .percent)
    let lead =
      "How it comes that \(explanation.question.words): \(estimate.estimate) \(estimate.interval) of "
      + "\(DecimalText.count(explanation.probability.count, "trajectory", "trajectories")) of \(explanation.variant). "
      + "brink explain tells those of another outcome in its place."
    return [.paragraph(lead)] + zip(explanation.plays, chronicles).flatMap(play) + precedents + partings + flows
  }

  private func play(_ play: RepresentativePlay, _ chronicle: PlayNarrative) -> [Block] {
    let coming = play.coming.map { "; it comes \($0)" } ?? ""
    let end = play.end.map { "; it ends by \($0)" } ?? ""
    return [
      .heading("\(play.role.words): trajectory \(DecimalText.grouped(Int(play.trajectory)))"),
      .paragraph("Chosen as \(play.reason(explanation.question))\(coming)\(end)."),
      .collapsible(
        "The chronicle",
        [.list(chronicle.entries), .paragraph("Replay it:"), .code("\(traceCommand) -i \(play.trajectory)")]),
    ]
  }

  private var precedents: [Block] {
    let found = explanation.precedents
    guard found.cases > 0 else { return [] }
    let counts =
      "\(DecimalText.grouped(found.cases)) cases, \(DecimalText.grouped(found.controls)) controls, "
      + "\(DecimalText.grouped(found.tested)) factors tested."
    let shown = found.significant.prefix(Self.shownRows)
    let head: [Block] = [
      .heading("What precedes it"), .paragraph("\(explanation.question.methodOfPrecedents) \(counts)"),
    ]
    guard !shown.isEmpty else { return head + [.paragraph("No factor stands out.")] }
    let rows = shown.map { precedent -> [ReportTable.Cell] in
      let ratio = precedent.rateRatio
      let isOpen = ratio.value == 0 || !ratio.interval.high.isFinite
      let text = EstimateText(
        Estimate(value: ratio.value, ratio.interval, count: found.cases))
      func bound(_ number: Double) -> String { DecimalText.significant(number, digits: 2) }
      return [
        .init(precedent.words),
        .init(precedent.days.map { "\(DecimalText.significant($0, digits: 3)) days" } ?? "ever"),
        .init(
          isOpen ? bound(ratio.value) : text.value,
          note: isOpen ? "[\(bound(ratio.interval.low)), \(bound(ratio.interval.high))]" : text.interval),
        .init(EstimateText(precedent.cases, as: .percent)), .init(EstimateText(precedent.controls, as: .percent)),
      ]
    }
    let table = ReportTable(
      caption: "What stands out before it comes, surest first",
      [
        .text("Before it"), .text("Within"), .number(explanation.question.isAtEnd ? "Odds ratio" : "Ratio of rates"),
        .number("Cases"), .number("Controls"),
      ],
      Array(rows))
    return head + [.table(table)]
  }

  private var partings: [Block] {
    guard let partings = explanation.partings, partings.examined > 0 else { return [] }
    let lead =
      "Of \(DecimalText.grouped(partings.trajectories)) trajectories the outcome comes in "
      + "\(DecimalText.grouped(partings.gained)) with \(partings.second) only and in "
      + "\(DecimalText.grouped(partings.lost)) with \(partings.first) only. \(Partings.method)"
    let rows = partings.partings.prefix(Self.shownRows).map { parting -> [ReportTable.Cell] in
      [
        .init(parting.words + (parting.isPartOfOutcome ? " (the outcome)" : "")),
        .init(EstimateText(parting.share, as: .percent)),
        .init(parting.medianDay.map { DecimalText.significant($0, digits: 3) } ?? "–"),
      ]
    }
    let table = ReportTable(
      caption: "What differs first in \(DecimalText.grouped(partings.examined)) flips",
      [.text("First difference"), .number("Share of the flips"), .number("Median day")], Array(rows))
    return [.heading("Where \(partings.first) and \(partings.second) part"), .paragraph(lead), .table(table)]
  }

  private var flows: [Block] {
    let charts = explanation.flows.flatMap { flow -> [Chart] in
      [
        chart(flow, flow.all, "all", "\(DecimalText.grouped(flow.plays)) sampled plays"),
        chart(
          flow, flow.cases, "cases",
          "\(DecimalText.grouped(flow.casePlays)) plays in which \(explanation.question.words), until then"),
      ].compactMap(\.self)
    }
    return charts.isEmpty ? [] : [.heading("Ways on the ladders"), .charts(charts)]
  }

  private func chart(_ flow: LadderFlow, _ links: [LadderFlow.Link], _ kind: String, _ plays: String) -> Chart? {
    guard let widest = links.max(by: { $0.count < $1.count }) else { return nil }
    return Chart(
      name: "flow-\(flow.ladder)-\(kind)", title: flow.ladder, subtitle: "moves between rungs, in \(plays)",
      summary: "Most moves, \(DecimalText.grouped(widest.count)), go from \(flow.rungs[widest.from]) to "
        + "\(flow.rungs[widest.to]).",
      source: "Source: Brink, seed \(explanation.seed).",
      FlowPlot(flow.rungs, links.map { FlowPlot.Link(from: $0.from, to: $0.to, count: $0.count) }, unit: "moves"))
  }
}
