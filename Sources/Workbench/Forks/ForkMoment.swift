import Analysis
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation

/// Which past is gone on from: one trajectory, up to the beginning of a day.
package struct ForkMoment: Sendable {
  package let trajectory: Int
  /// Days since the start, or an ISO date.
  package let day: String
  package let variant: String
  package let seed: UInt64

  package init(trajectory: Int, day: String, variant: String, seed: UInt64) {
    (self.trajectory, self.day, self.variant, self.seed) = (trajectory, day, variant, seed)
  }

  /// What plays such futures again, for a shell.
  func command(
    _ file: String, futures: Int, settings: [Setting], actions: [String], comparing request: ComparisonRequest
  ) -> String {
    var words = ["brink", "fork", file, "--trajectory", "\(trajectory)", "--day", day]
    if variant != VariantName.base { words += ["--variant", variant] }
    words += ["--futures", "\(futures)", "--seed", "\(seed)"]
    for setting in settings { words += ["--set", "\(setting.name)=\(setting.value)"] }
    for action in actions { words += ["--do", action] }
    return (words + request.options).map(ShellText.quoted).joined(separator: " ")
  }

  /// One trajectory up to the moment at which it is forked.
  struct Past {
    let scenario: Scenario
    let fork: Fork
    /// Whose past it is, and where it stands, in words.
    let text: String
  }

  /// - Throws: `Complaint` for a scenario with mistakes, a day outside the clock, or a trajectory that has ended by then.
  func past(_ file: String) throws(Complaint) -> Past {
    let scenario = try Scenario(asked: file)
    let model = try scenario.asked(variant: variant, settings: [])
    let step = try step(on: model.clock)
    let program = Program(compiling: model)
    let replay = TrajectoryReplayer(program: program, seed: seed).replay(UInt64(trajectory))
    if replay.steps.count <= step, let last = replay.steps.last {
      let reason = replay.end.map { "it ended with \($0)" } ?? "it met a fault"
      throw .badUsage(
        "trajectory \(trajectory) has no day \(day): \(reason) on \(Self.words(step: last.step, model.clock))")
    }
    let state = Self.symbols(of: replay, before: step, program)
    let text =
      "\(scenario.title ?? scenario.name)\nThe past: trajectory \(DecimalText.grouped(trajectory)), seed \(seed), variant "
      + "\(variant), until \(Self.words(step: step, model.clock))"
      + (state.isEmpty ? "" : "\nIt stands at: \(state.joined(separator: ", "))")
    return Past(scenario: scenario, fork: Fork(step: step, trajectory: UInt64(trajectory)), text: text)
  }

  private func step(on clock: Clock) throws(Complaint) -> Int {
    let found: Int?
    if let days = DecimalNumber.value(of: day) {
      found = clock.step(containing: days).flatMap { (0..<clock.stepCount).contains($0) ? $0 : nil }
    } else if let date = CalendarDate(iso: day) {
      guard clock.start != nil else {
        throw .badUsage("the scenario has no calendar; give --day as a number of days")
      }
      found = clock.step(containing: date).flatMap { (0..<clock.stepCount).contains($0) ? $0 : nil }
    } else if Self.looksLikeDate(day) {
      throw .badUsage("there is no day \(day) in the calendar; a date is written YYYY-MM-DD")
    } else {
      throw .badUsage("--day is a number of days since the start, or a date such as 2025-06-03, not \"\(day)\"")
    }
    guard let found else {
      throw .badUsage(
        "day \(day) is outside the clock, which goes from \(Self.words(step: 0, clock)) to "
          + Self.words(step: clock.stepCount - 1, clock))
    }
    return found
  }

  private static func looksLikeDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static func words(step: Int, _ clock: Clock) -> String {
    let day = "day \(DecimalText.significant(clock.day(ofStep: step), digits: 6))"
    return clock.date(ofStep: step).map { "\($0) (\(day))" } ?? day
  }

  /// Policies, rungs and other symbols as a step begins.
  private static func symbols(of replay: Replay, before step: Int, _ program: Program) -> [String] {
    var values = Dictionary(uniqueKeysWithValues: replay.initial.map { ($0.slot, $0.value) })
    for past in replay.steps.prefix(step) { for change in past.changes { values[change.slot] = change.to } }
    return program.slots.enumerated().compactMap { index, slot in
      guard let states = slot.states, let value = values[index], states.indices.contains(Int(value)) else { return nil }
      return "\(slot.name) \(states[Int(value)])"
    }
  }
}
