import Analysis
import Probability

/// Puts what happened into sentences.
struct NarrativeWords {
  /// Also the runner-up, and more of what drove a choice.
  let isFull: Bool

  func called(_ name: TrajectoryAccount.Name) -> String { name.title ?? name.name }

  /// A happening in its author's words, or else in titles and names; nil for a decision to do nothing.
  func sentence(_ happening: TrajectoryAccount.Happening) -> NarrativeSentence? {
    let kind: NarrativeSentence.Kind =
      switch happening.kind {
      case .event: .event
      case .branch: .branch
      case .decision: .decision
      }
    if let narrative = happening.narrative {
      let told = sentenceText(narrative.map(text).joined())
      let reasons = isFull ? reasons(happening).map { " \(sentenceText("Driven by \($0)"))" } ?? "" : ""
      return NarrativeSentence(told + reasons, kind, probability: happening.probability)
    }
    switch happening.kind {
    case .event, .branch:
      return NarrativeSentence(sentenceText(called(happening.name)), kind, probability: happening.probability)
    case .decision:
      let decision = happening.name.title ?? lastPart(of: happening.name.name)
      let chosen = happening.chosen.map(called) ?? "none"
      let text =
        "\(happening.actor ?? ""): \(decision) → \(chosen)\(reasons(happening).map { ", driven by \($0)" } ?? "")"
      return NarrativeSentence(sentenceText(text), kind, probability: happening.probability)
    }
  }

  private func lastPart(of name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  func text(_ phrase: TrajectoryAccount.Phrase) -> String {
    if let text = phrase.text { return text }
    guard let number = phrase.number else { return "–" }
    return phrase.decimals.map { DecimalText.fixed(number, decimals: $0) }
      ?? DecimalText.significant(number, digits: 3)
  }

  /// What made the choice likely, and where all is told what came next; nil if there is nothing to say.
  private func reasons(_ decision: TrajectoryAccount.Happening) -> String? {
    guard let chosen = decision.chosen else { return nil }
    let isHazard = decision.options.first { $0.action == chosen }?.measure == "hazard"
    // Numbers that the author wrote down are the same in every play and explain nothing.
    let told = decision.drivers.filter { !$0.isConstant && abs($0.value) >= Self.leastDriver }.prefix(isFull ? 4 : 2)
    let drivers = told.map { driver in "\(driver.text.truncated(to: 40)) \(effect(driver.value, isHazard))" }
    guard !drivers.isEmpty else { return nil }
    let next = isFull ? decision.runnerUp.map { "; next \(called($0.action)) (\(percent($0.probability)))" } : nil
    return drivers.joined(separator: ", ") + (next ?? "")
  }

  /// A term that moves the odds by less than a twentieth drives nothing.
  private static let leastDriver = 0.05

  /// A term of a utility with its sign; a term of a log hazard as the factor that it is.
  private func effect(_ value: Double, _ isHazard: Bool) -> String {
    if isHazard { return "×" + DecimalText.significant(exp(LaneGroup(repeating: value))[0], digits: 2) }
    return (value < 0 ? "" : "+") + DecimalText.significant(value, digits: 2)
  }

  func sentence(_ miss: TrajectoryAccount.Miss) -> NarrativeSentence {
    NarrativeSentence(
      "It could have come to this, and did not: \(called(miss.event)).", .miss, probability: miss.probability)
  }

  func sentence(_ change: TrajectoryAccount.Change) -> NarrativeSentence {
    let text = "\(called(change.name)): \(value(change.from)) → \(value(change.to))."
    let kind: NarrativeSentence.Kind =
      switch change.kind {
      case .rung: .rung
      case .policy: .policy
      case .number, .symbol: .change
      }
    return NarrativeSentence(text, kind)
  }

  func sentence(reached outcome: TrajectoryAccount.Name) -> NarrativeSentence {
    NarrativeSentence("For the first time: \(called(outcome)).", .outcome)
  }

  func value(_ value: TrajectoryAccount.Value) -> String {
    value.state.map(called) ?? DecimalText.significant(value.number, digits: 3)
  }

  func percent(_ probability: Double) -> String {
    DecimalText.significant(probability * 100, digits: 2) + "\u{A0}%"
  }

  /// With a full stop.
  private func sentenceText(_ text: String) -> String {
    guard let last = text.last else { return text }
    return ".!?…".contains(last) ? text : text + "."
  }

  /// `Five quiet weeks.`, or with what is passed over `Five weeks, 9 things not told.`
  func quiet(days: Double, untold: Int) -> NarrativeSentence {
    let (count, unit) = days >= 60 ? (days / 30.4, "month") : days >= 14 ? (days / 7, "week") : (days, "day")
    let number = Int(count.rounded())
    let word = Self.numbers.indices.contains(number) ? Self.numbers[number] : DecimalText.grouped(number)
    let units = unit + (number == 1 ? "" : "s")
    return NarrativeSentence(
      untold == 0
        ? "\(word) quiet \(units)."
        : "\(word) \(units), \(DecimalText.grouped(untold)) \(untold == 1 ? "thing" : "things") not told.", .quiet)
  }

  private static let numbers = [
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
  ]
}
