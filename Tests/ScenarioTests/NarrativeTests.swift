import Analysis
import Foundation
import Reporting
import ScenarioLanguage
import Simulation
import Testing

@Suite("The plays that scenarios tell")
struct NarrativeTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func account(_ folder: String, _ trajectory: UInt64) throws -> TrajectoryAccount {
    let program = Program(compiling: try ExampleScenario(folder).scenario.model(), told: true)
    return TrajectoryAccount(TrajectoryReplayer(program: program, seed: 1).replay(trajectory), of: program)
  }

  /// Set `BRINK_RECORD=1` to write the pages anew, and look at what changed.
  @Test("A play of the two-state crisis is told as recorded", arguments: [false, true])
  func recorded(isMarkdown: Bool) throws {
    let page = TrajectoryPage(
      try account("two-state-crisis", 17), title: "Trajectory 17", tellsEveryStep: false)
    let text = isMarkdown ? page.markdown : page.text(width: 80, style: .plain)
    let file = Self.golden.appending(path: "two-state-crisis-17.\(isMarkdown ? "md" : "txt")")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test("The plays in Korea's README are those that it is told with", arguments: [274, 438, 14346] as [UInt64])
  func korea(trajectory: UInt64) throws {
    let narrative = PlayNarrative(try account("korea-2025", trajectory))
    let readme = try KoreaPlays.text(of: "scenarios/korea-2025/README.md")
    #expect(readme.contains(narrative.markdown), "told now:\n\(narrative.markdown)")
    let lines = narrative.lines(width: 80)
    #expect((20...60).contains(lines.count))
    for line in lines { #expect(line.displayWidth <= 80, "\(line)") }
  }

  @Test(
    "What drives a choice adds up to its utility, or to the logarithm of its hazard",
    arguments: ["two-state-crisis", "korea-2025", "cuba-1962", "taiwan-quarantine-2027", "burden-sharing"])
  func drivers(folder: String) throws {
    let program = Program(compiling: try ExampleScenario(folder).scenario.model(), told: true)
    let replayer = TrajectoryReplayer(program: program, seed: 1)
    var checked = 0
    for trajectory in 0..<4 as Range<UInt64> {
      for step in replayer.replay(trajectory).steps {
        for case .decision(let index, let options, let chosen?) in step.happenings {
          let isHazard = if case .hazard = program.decisions[index].rule { true } else { false }
          let sum = try #require(step.drivers[index])[chosen].reduce(0, +)
          let value = options[chosen].value
          let whole = isHazard ? Foundation.log(value) : value
          // A dozen operations of relative error 2^-52 on terms of some units.
          #expect(abs(sum - whole) <= 1e-12 * (10 + abs(whole)), "\(program.decisions[index].name), \(step.step)")
          checked += 1
        }
      }
    }
    #expect(checked > 10)
  }

  @Test("A told play of Korea has the bits of one that is not")
  func koreaBits() throws {
    let model = try ExampleScenario("korea-2025").scenario.model()
    let told = TrajectoryReplayer(program: Program(compiling: model, told: true), seed: 3)
    let plain = TrajectoryReplayer(program: Program(compiling: model), seed: 3)
    for trajectory in 0..<20 as Range<UInt64> {
      let (first, second) = (told.replay(trajectory), plain.replay(trajectory))
      #expect(first.outcomes.map(\.bitPattern) == second.outcomes.map(\.bitPattern))
      #expect(first.steps.map(\.changes) == second.steps.map(\.changes))
    }
  }

  @Test("The threshold counts from what was told last, so that slow drifts are told too")
  func threshold() throws {
    let program = Program(compiling: try ExampleScenario("two-state-crisis").scenario.model(), told: true)
    let replay = TrajectoryReplayer(program: program, seed: 1).replay(17)
    let tension = { (threshold: Double) in
      TrajectoryAccount(replay, of: program, threshold: threshold).steps
        .flatMap(\.changes).filter { $0.name.name == "tension" }
    }
    let all = tension(0)
    let coarse = tension(0.1)
    #expect(all.count == replay.steps.count)
    #expect(!coarse.isEmpty && coarse.count < all.count / 4)
    for (change, next) in zip(coarse, coarse.dropFirst()) { #expect(change.to == next.from) }
    for change in coarse { #expect(abs(change.to.number - change.from.number) >= 0.1) }
  }
}
