import Analysis

/// One trajectory told day by day for a terminal.
package struct TrajectoryPage {
  private let account: TrajectoryAccount
  private let title: String
  private let tellsEveryStep: Bool

  /// Numbers that move by less than this part of themselves are not told.
  private static let toldChange = 0.02

  /// - Parameter tellsEveryStep: also the steps in which nothing out of the way happened.
  package init(_ account: TrajectoryAccount, title: String, tellsEveryStep: Bool) {
    self.account = account
    self.title = title
    self.tellsEveryStep = tellsEveryStep
  }

  package func text(width: Int, style: TerminalStyle) -> String {
    var lines = [style.apply(.heading, to: title.printable.truncated(to: width)), ""]
    lines += [style.apply(.heading, to: "before step 0")]
    lines += wrapped(account.initial.map { "\($0.name) \($0.value)" }, indent: 2, width)
    var quiet = 0
    for step in account.steps {
      let told = happenings(step, width, style) + changes(step, width, isLast: step == account.steps.last)
      if told.isEmpty {
        quiet += 1
        continue
      }
      if quiet > 0 { lines += ["", style.apply(.faint, to: "  … \(quiet) quiet step\(quiet == 1 ? "" : "s")")] }
      quiet = 0
      lines += ["", style.apply(.heading, to: heading(step))] + told
    }
    if quiet > 0 { lines += ["", style.apply(.faint, to: "  … \(quiet) quiet step\(quiet == 1 ? "" : "s")")] }
    lines += ["", style.apply(.heading, to: closing)]
    lines += wrapped(account.outcomes.map { "\($0.outcome) \($0.value.map(number) ?? "–")" }, indent: 2, width)
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(_ step: TrajectoryAccount.Step) -> String {
    let day = "day \(DecimalText.significant(step.day, digits: 6))"
    return step.date.map { "\($0)  \(day)" } ?? day
  }

  private var closing: String {
    if let fault = account.fault { return "stopped by a fault: \(fault)" }
    let last = account.steps.last.map { ", after \(heading($0))" } ?? " before step 0"
    return account.end.map { "ended by \($0)\(last)" } ?? "reached the horizon"
  }

  private func happenings(_ step: TrajectoryAccount.Step, _ width: Int, _ style: TerminalStyle) -> [String] {
    step.happenings.flatMap { happening -> [String] in
      let probability = happening.probability.map { "  \(percent($0))" } ?? ""
      switch happening.kind {
      case .event: return ["  event \(happening.name)\(style.apply(.faint, to: probability))"]
      case .branch: return ["    branch \(happening.name)\(style.apply(.faint, to: probability))"]
      case .decision:
        guard isWorthTelling(happening) else { return [] }
        let options = happening.options.filter(\.isAllowed).map { option in
          "\(option.action) \(percent(option.probability)) (\(option.measure) \(number(option.value)))"
        }
        let forbidden = happening.options.filter { !$0.isAllowed }.map { "\($0.action) not allowed" }
        let chosen = "  \(happening.name): \(happening.chosen ?? "none")\(style.apply(.faint, to: probability))"
        return [chosen] + wrapped(options + forbidden, indent: 6, width).map { style.apply(.faint, to: $0) }
      }
    }
  }

  /// A decision that has no choice to make, or goes the way it nearly always goes, is told only if all is.
  private func isWorthTelling(_ decision: TrajectoryAccount.Happening) -> Bool {
    tellsEveryStep || (decision.chosen != nil && (decision.probability ?? 1) < 0.5)
  }

  private func changes(_ step: TrajectoryAccount.Step, _ width: Int, isLast: Bool) -> [String] {
    // The step that stops a trajectory is never quiet.
    let hasHappening = isLast || step.happenings.contains { $0.kind != .decision || isWorthTelling($0) }
    let told = step.changes.filter {
      $0.isSymbol || tellsEveryStep || (hasHappening && ($0.relativeSize ?? 0) >= Self.toldChange)
    }
    return wrapped(told.map { "\($0.name) \($0.from) → \($0.to)" }, indent: 4, width)
  }

  private func percent(_ probability: Double) -> String {
    DecimalText.significant(probability * 100, digits: 2) + " %"
  }

  private func number(_ value: Double) -> String { DecimalText.significant(value, digits: 4) }

  /// Phrases set off by commas, broken into lines between phrases.
  private func wrapped(_ phrases: [String], indent: Int, _ width: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for (index, phrase) in phrases.map(\.printable).enumerated() {
      let text = phrase + (index < phrases.count - 1 ? "," : "")
      if let last = lines.last, last.displayWidth + 1 + text.displayWidth <= width {
        lines[lines.count - 1] = last + " " + text
      } else {
        lines.append(margin + text)
      }
    }
    return lines
  }
}
