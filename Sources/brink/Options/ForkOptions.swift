import Analysis
import ArgumentParser
import MonteCarlo
import Reporting
import ScenarioLanguage
import Simulation

/// Which past is gone on from, and how often.
struct ForkOptions: ParsableArguments {
  @Option(
    name: [.customShort("i"), .long], parsing: .unconditional,
    help: ArgumentHelp("Index of the trajectory, from 0.", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 0...Experiment.largestTrajectoryCount - 1) })
  var trajectory: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The day on which futures begin to differ: days since the start, or an ISO date.", valueName: "day"))
  var day: String

  @Option(name: [.customShort("v"), .long], help: ArgumentHelp("The variant that was played.", valueName: "name"))
  var variant = "base"

  @Option(
    name: [.customShort("n"), .long], parsing: .unconditional,
    help: ArgumentHelp("Futures to play, of each kind.", valueName: "number"),
    transform: { try WholeNumber.read($0, in: 1...1_000_000_000) })
  var futures = 10_000

  @Option(
    name: [.short, .long], parsing: .unconditional,
    help: ArgumentHelp("Seed of all draws, from 0 to 2^64 - 1.", valueName: "number"),
    transform: { try WholeNumber.readSeed($0) })
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions

  /// One trajectory up to the moment at which it is forked.
  struct Past {
    let scenario: Scenario
    let fork: Fork
    /// Whose past it is, and where it stands, in words.
    let text: String
  }

  /// - Throws: an exit code, after a message, for a scenario with mistakes, a day outside the clock, or a trajectory that
  ///   has ended by then.
  func past(_ file: String) throws -> Past {
    let scenario: Scenario
    let model: Model
    do {
      scenario = try ScenarioFile.read(file)
    } catch {
      OutputStream.error.write("\(error)\n")
      throw ExitCode.badInput
    }
    do { model = try scenario.model(variant: variant) } catch { throw Complaint.badUsage(error) }
    let step = try step(on: model.clock)
    let program = Program(compiling: model)
    let replay = TrajectoryReplayer(program: program, seed: seed).replay(UInt64(trajectory))
    if replay.steps.count <= step, let last = replay.steps.last {
      let reason = replay.end.map { "it ended with \($0)" } ?? "it met a fault"
      throw Complaint.badUsage(
        "trajectory \(trajectory) has no day \(day): \(reason) on \(Self.words(step: last.step, model.clock))")
    }
    let state = Self.symbols(of: replay, before: step, program)
    let text =
      "\(scenario.title ?? scenario.name)\nThe past: trajectory \(DecimalText.grouped(trajectory)), seed \(seed), variant "
      + "\(variant), until \(Self.words(step: step, model.clock))"
      + (state.isEmpty ? "" : "\nIt stands at: \(state.joined(separator: ", "))")
    return Past(
      scenario: scenario, fork: Fork(step: step, trajectory: UInt64(trajectory)), text: text)
  }

  private func step(on clock: Clock) throws -> Int {
    let found: Int?
    if let days = DecimalNumber.value(of: day) {
      found = clock.step(containing: days).flatMap { (0..<clock.stepCount).contains($0) ? $0 : nil }
    } else if let date = CalendarDate(iso: day) {
      guard clock.start != nil else {
        throw Complaint.badUsage("the scenario has no calendar; give --day as a number of days")
      }
      found = clock.step(containing: date).flatMap { (0..<clock.stepCount).contains($0) ? $0 : nil }
    } else if Self.looksLikeDate(day) {
      throw Complaint.badUsage("there is no day \(day) in the calendar; a date is written YYYY-MM-DD")
    } else {
      throw Complaint.badUsage(
        "--day is a number of days since the start, or a date such as 2025-06-03, not \"\(day)\"")
    }
    guard let found else {
      throw Complaint.badUsage(
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
