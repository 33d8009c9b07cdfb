import Analysis

/// An explanation as a page of text for a terminal.
package struct ExplanationPage: Sendable {
  private let explanation: Explanation
  private let traceCommand: String
  private let wasChosen: Bool

  /// Precedents and partings that are shown.
  private static let shownRows = 12

  /// - Parameters:
  ///   - traceCommand: what replays a play, up to its index.
  ///   - wasChosen: whether the outcome was asked for.
  package init(_ explanation: Explanation, traceCommand: String, wasChosen: Bool) {
    self.explanation = explanation
    self.traceCommand = traceCommand
    self.wasChosen = wasChosen
  }

  package func text(width: Int = 80, style: TerminalStyle = .plain) -> String {
    func section(_ heading: String, _ lines: [String]) -> [String] {
      [TerminalFrame.rule(heading, width: width, style: style)] + lines
    }
    let parts = [
      header(width, style), section("plays", plays(width, style)),
      section("what precedes it", precedents(width, style)),
      explanation.partings.map { section("where \($0.first) and \($0.second) part", partings($0, width, style)) } ?? [],
    ]
    return TerminalFrame.page(parts)
  }

  private func header(_ width: Int, _ style: TerminalStyle) -> [String] {
    let question = explanation.question
    let title = explanation.title.map { "\(explanation.scenario) · \($0.printable)" } ?? explanation.scenario
    let estimate = EstimateText(explanation.probability, as: .percent)
    let facts =
      "\(explanation.variant) · seed \(explanation.seed) · \(question.words): \(estimate.estimate) \(estimate.interval) "
      + "of \(DecimalText.count(explanation.probability.count, "trajectory", "trajectories"))"
    var lines = [style.apply(.heading, to: title.truncated(to: width))]
    lines += facts.wrapped(to: width).map { style.apply(.faint, to: $0) }
    if !explanation.settings.isEmpty {
      lines += "with \(explanation.settings.joined(separator: ", "))".wrapped(to: width).map {
        style.apply(.caution, to: $0)
      }
    }
    if question.threshold != nil { lines += "The bound is the outcome's 90 % quantile.".wrapped(to: width) }
    if !wasChosen {
      lines += "\(question.outcome) is the rarest outcome above 0.1 %; ask for another with --outcome.".wrapped(
        to: width)
    }
    return lines
  }

  private func plays(_ width: Int, _ style: TerminalStyle) -> [String] {
    Array(explanation.plays.map { play($0, width, style) }.joined(separator: [""]))
  }

  private func play(_ play: RepresentativePlay, _ width: Int, _ style: TerminalStyle) -> [String] {
    let heading = "\(play.role.words), trajectory \(play.trajectory)" + ending(play)
    return heading.wrapped(to: width).map { style.apply(.heading, to: $0) }
      + "Why: \(play.reason(explanation.question))".wrapped(to: width, indent: 2).map { style.apply(.faint, to: $0) }
      + ["  \(traceCommand) -i \(play.trajectory)".printable].map { style.apply(.figure, to: $0) }
      + play.moments.map { moment in
        let time = (moment.date ?? "day \(DecimalText.significant(moment.day, digits: 6))").fitted(to: 10)
        let count = Int((moment.share.value * Double(moment.share.count)).rounded())
        let share = "in \(DecimalText.grouped(count)) of \(DecimalText.grouped(moment.share.count))"
        let text = moment.words.printable.fitted(to: max(16, width - 18 - share.displayWidth))
        return "  \(time)  \(text)  " + style.apply(.faint, to: share)
      }
  }

  private func ending(_ play: RepresentativePlay) -> String {
    let coming = play.coming.map { ": comes \($0)" } ?? ""
    return coming + (play.end.map { "\(coming.isEmpty ? ": " : ", ")ends by \($0)" } ?? "")
  }

  private func precedents(_ width: Int, _ style: TerminalStyle) -> [String] {
    let precedents = explanation.precedents
    guard precedents.cases > 0 else { return ["It came in no trajectory that could be compared with others."] }
    let counts =
      "\(DecimalText.grouped(precedents.cases)) cases, \(DecimalText.grouped(precedents.controls)) controls, "
      + "\(precedents.tested) factors tested."
    var lines = "\(explanation.question.methodOfPrecedents) \(counts)".wrapped(to: width).map {
      style.apply(.faint, to: $0)
    }
    let rows = Self.withoutRepeats(precedents.significant)
    if rows.isEmpty { return lines + ["", "No factor stands out."] }
    let heading = row("before it", "within", "ratio", "95 % interval", "cases", "controls", width)
    lines += [""] + heading.map { style.apply(.heading, to: $0) }
    lines += rows.prefix(Self.shownRows).flatMap { row($0, width) }
    if rows.count > Self.shownRows { lines.append("… and \(rows.count - Self.shownRows) more") }
    if !precedents.partsOfOutcome.isEmpty {
      let names = Self.withoutRepeats(precedents.partsOfOutcome).map(\.words).joined(separator: ", ")
      lines += [""] + "Part of the outcome, and so no precedent: \(names)".wrapped(to: width)
    }
    return lines
  }

  /// What happened a month before it and what happened ever before are one line, the surer one; so are a ladder's rungs.
  private static func withoutRepeats(_ precedents: [Precedent]) -> [Precedent] {
    var seen: Set<String> = []
    return precedents.filter { seen.insert($0.kind == .rung ? $0.name : $0.words).inserted }
  }

  private func row(_ precedent: Precedent, _ width: Int) -> [String] {
    let ratio = precedent.rateRatio
    let text = EstimateText(
      Estimate(value: ratio.value, ratio.interval, count: precedent.cases.count))
    func bound(_ number: Double) -> String { DecimalText.significant(number, digits: 2) }
    // Where one side never, or always, had it, only one bound says anything.
    let isOpen = ratio.value == 0 || !ratio.interval.high.isFinite
    return row(
      precedent.words, precedent.days.map { "\(DecimalText.significant($0, digits: 3)) days" } ?? "",
      isOpen ? bound(ratio.value) : text.value,
      isOpen ? "[\(bound(ratio.interval.low)), \(bound(ratio.interval.high))]" : text.interval,
      EstimateText(precedent.cases, as: .percent).estimate, EstimateText(precedent.controls, as: .percent).estimate,
      width)
  }

  /// Numbers are never cut: a name that is too long has a line of its own.
  private func row(
    _ name: String, _ within: String, _ ratio: String, _ interval: String, _ cases: String, _ controls: String,
    _ width: Int
  ) -> [String] {
    let name = name.printable
    let room = max(4, width - 55)
    let numbers = zip([within, ratio, interval, cases, controls], [7, 7, 16, 7, 8]).map { text, columns in
      text.fitted(to: max(columns, text.displayWidth), alignedRight: true)
    }
    let isLong = name.displayWidth > room
    let line = ([(isLong ? "" : name).fitted(to: room)] + numbers).joined(separator: "  ")
    return isLong ? [name.truncated(to: width), line] : [line]
  }

  private func partings(_ partings: Partings, _ width: Int, _ style: TerminalStyle) -> [String] {
    let flips =
      "Of \(DecimalText.grouped(partings.trajectories)) trajectories the outcome comes in "
      + "\(DecimalText.grouped(partings.gained)) with \(partings.second) only, and in "
      + "\(DecimalText.grouped(partings.lost)) with \(partings.first) only; "
      + "\(DecimalText.grouped(partings.examined)) of these flips were played again."
    var lines = flips.wrapped(to: width)
    guard partings.examined > 0 else { return lines }
    lines += Partings.method.wrapped(to: width).map { style.apply(.faint, to: $0) }
    if !partings.changedStarts.isEmpty {
      let changes = partings.changedStarts.map { change in
        change.name + (change.first.flatMap { first in change.second.map { ": \(first) → \($0)" } } ?? "")
      }
      lines += "Set by the variants: \(changes.joined(separator: ", "))".wrapped(to: width)
    }
    let heading = row("share", "95 % interval", "day", "first difference", width)
    lines += [""] + heading.map { style.apply(.heading, to: $0) }
    lines += partings.partings.prefix(Self.shownRows).flatMap { parting in
      let share = EstimateText(parting.share, as: .percent)
      return row(
        share.estimate, share.interval, parting.medianDay.map { DecimalText.significant($0, digits: 3) } ?? "–",
        parting.words + (parting.isPartOfOutcome ? " (the outcome)" : ""), width)
    }
    let rest = partings.partings.count - Self.shownRows
    return lines + (rest > 0 ? ["… and \(rest) more"] : [])
  }

  private func row(_ share: String, _ interval: String, _ day: String, _ words: String, _ width: Int) -> [String] {
    let numbers = [
      share.fitted(to: 7, alignedRight: true), interval.fitted(to: 14, alignedRight: true),
      day.fitted(to: 5, alignedRight: true),
    ].joined(separator: "  ")
    let text = words.wrapped(to: max(20, width - 32))
    let margin = String(repeating: " ", count: 30)
    return text.enumerated().map { ($0 == 0 ? numbers : margin) + "  " + $1 }
  }
}
