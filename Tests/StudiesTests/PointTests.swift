import Analysis
import Foundation
import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies
import Synchronization
import Testing

@Suite("Points of a study")
struct PointTests {
  /// A scenario of the repository.
  private static func scenario(_ folder: String) throws -> Scenario {
    let repository = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let path = "scenarios/\(folder)/scenario.json"
    return try Scenario(reading: Array(Data(contentsOf: repository.appending(path: path))), fileName: path)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let folder: String
    var variant = "base"
    let settings: [(name: String, value: String)]

    var testDescription: String {
      "\(folder) \(variant): " + settings.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    }
  }

  /// Each kind of value that a plan can vary, in each way that a program can take it.
  static let cases: [Case] = [
    // Parameters: numbers, distributions, numbers on which others or laws within the steps rest.
    Case(folder: "two-state-crisis", settings: [("tempo", "0.09")]),
    Case(folder: "two-state-crisis", settings: [("tempo", "uniform(0.01, 0.1)")]),
    Case(folder: "korea-2025", settings: [("excitation_decay", "0.02"), ("leaflet_rate", "7")]),
    Case(folder: "korea-2025", settings: [("excitation_decay", "gamma(4, 0.005)")]),
    Case(folder: "korea-2025", settings: [("flight_spread", "0.5")]),
    Case(folder: "korea-2025", settings: [("flight_spread", "uniform(0.3, 0.5)")]),
    Case(folder: "korea-2025", settings: [("typical_range[srbm]", "400"), ("eez_chance", "0.1")]),
    Case(folder: "korea-2025", settings: [("us_line", "personal_deal"), ("rok_course", "one_line")]),
    Case(folder: "korea-2025", settings: [("us_line", #"{"maximum_pressure": 0.75, "personal_deal": 0.25}"#)]),
    // Policies and mixtures.
    Case(folder: "two-state-crisis", settings: [("North.policy", "cautious")]),
    Case(folder: "two-state-crisis", settings: [("North.policy", #"{"defiant": 1, "cautious": 3}"#)]),
    Case(folder: "korea-2025", variant: "border_crisis", settings: [("DPRK.policy", "demonstration_surge")]),
    // Weights: numbers and expressions.
    Case(folder: "two-state-crisis", settings: [("North.defiant.caution", "0.9")]),
    Case(folder: "two-state-crisis", settings: [("North.defiant.caution", "10 * tempo"), ("tempo", "0.08")]),
    Case(folder: "korea-2025", settings: [("DPRK.toughest_stance.tempo", "-2"), ("US.biden_line.offers", "1.5")]),
    // Initial values.
    Case(folder: "two-state-crisis", settings: [("tension", "0.7"), ("North.stockpile", "uniform(1, 9)")]),
    Case(folder: "korea-2025", settings: [("tension", "normal(6, 1)"), ("test_regime", "campaign"), ("contact", "1")]),
  ]

  @Test("have the bits that the same settings give", arguments: cases)
  func sameBits(_ point: Case) throws {
    let scenario = try Self.scenario(point.folder)
    let settings = point.settings.map { Setting(name: $0.name, value: $0.value) }
    let programs = PointPrograms([(point.variant, try scenario.model(variant: point.variant))])
    let variants = programs.point(try scenario.changes(settings: settings))
    let settled = try scenario.program(variant: point.variant, settings: settings)
    #expect(variants[0].program.substance == settled.substance)
    #expect(try Self.summary(variants[0].program) == Self.summary(settled))
  }

  /// All numbers of some trajectories of a program, as text.
  private static func summary(_ program: Program) throws -> String {
    let experiment = Experiment(
      variants: [.init(name: "point", program: program)], trajectoryCount: 40, seed: 9, threadCount: 1)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let summary = EnsembleSummary(Study(experiment).play().ensembles[0], includingFaulty: true)
    return String(decoding: try encoder.encode(summary), as: UTF8.self)
  }

  @Test("play no pilot but the first one's, in whatever order they are played")
  func pilots() throws {
    let scenario = try Self.scenario("two-state-crisis")
    let programs = PointPrograms([("base", try scenario.model())])
    func point(_ tempo: Int) throws -> [Experiment.Variant] {
      programs.point(try scenario.changes(settings: [.init(name: "tempo", value: "0.0\(tempo)")]))
    }
    let first = Experiment(variants: try point(1), trajectoryCount: 100, seed: 3, threadCount: 1)
    let pilots = Mutex(0)
    let study = Study(first) { experiment, flag in
      pilots.withLock { $0 += 1 }
      return experiment.plans(until: flag)
    }
    let backwards = try [4, 3, 2, 1].map { study.play(try point($0)).standing.tallies[0].series[0].histogram }
    #expect(pilots.withLock(\.self) == 1)
    let again = Study(first)
    let forwards = try [1, 2, 3, 4].map { again.play(try point($0)).standing.tallies[0].series[0].histogram }
    #expect(forwards == backwards.reversed())
    #expect(forwards[0] == ExperimentRun(first).play()[0].tally.series[0].histogram)
  }

  @Test("that are stopped while the pilot is played leave the others' bins alone")
  func stopped() throws {
    let programs = PointPrograms([("base", try Self.scenario("two-state-crisis").model())])
    let first = Experiment(variants: programs.point([]), trajectoryCount: 100, seed: 3, threadCount: 1)
    let study = Study(first)
    let flag = StopFlag()
    flag.raise()
    #expect(!study.play(until: flag).isComplete)
    let (after, alone) = (study.play().standing, Study(first).play().standing)
    #expect(after.tallies[0].series[0].histogram == alone.tallies[0].series[0].histogram)
  }
}
