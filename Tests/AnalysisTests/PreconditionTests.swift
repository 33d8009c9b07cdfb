import Analysis
import MonteCarlo
import Simulation
import Testing

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  /// A model of some events with an outcome that is a first time, the first, and one that happens or not.
  private static func program(events: Int = 1) -> Program {
    Program(compiling: SmallModels.competingEvents(Array(repeating: 0.3, count: events), steps: 3))
  }

  private static func ensemble() -> Ensemble {
    ExperimentRun(
      Experiment(variants: [.init(name: "base", program: program())], trajectoryCount: 100, threadCount: 1)
    ).play()[0]
  }

  @Test("Each trajectory of a sample has its value")
  func outcomeSample() async {
    await #expect(processExitsWith: .failure) { _ = OutcomeSample(trajectories: [1, 2], values: [0]) }
  }

  @Test("Variants whose plays part have the same occurrences")
  func occurrences() async {
    await #expect(processExitsWith: .failure) {
      let question = OutcomeQuestion(1, of: Self.program(), values: [])
      _ = PartingTally(question, Self.program(), Self.program(events: 2))
    }
    await #expect(processExitsWith: .success) {
      let question = OutcomeQuestion(1, of: Self.program(), values: [])
      _ = PartingTally(question, Self.program(), Self.program())
    }
  }

  @Test("Every bin has a count")
  func bins() async {
    await #expect(processExitsWith: .failure) {
      _ = BinnedSample(
        bins: HistogramBins(low: 0, high: 1, count: 3), counts: [1, 2], lowest: 0, highest: 1)
    }
  }

  @Test("A rank is from 1 to the number of values")
  func rank() async {
    await #expect(processExitsWith: .failure) { _ = CountedSample([(0, 2), (1, 1)]).value(atRank: 0) }
    await #expect(processExitsWith: .failure) { _ = CountedSample([(0, 2), (1, 1)]).value(atRank: 4) }
    await #expect(processExitsWith: .failure) { _ = CountedSample([]).value(atRank: 1) }
  }

  @Test("The tally of a first time keeps when it came, and when trajectories ended without it")
  func firstTimes() async {
    await #expect(processExitsWith: .failure) {
      let ensemble = Self.ensemble()
      var tally = ensemble.tally
      tally.outcomes[0].times = nil
      _ = EnsembleSummary(Ensemble(variant: ensemble.variant, tally: tally))
    }
    await #expect(processExitsWith: .failure) {
      let ensemble = Self.ensemble()
      var tally = ensemble.tally
      tally.outcomes[0].endedWithout = nil
      _ = EnsembleSummary(Ensemble(variant: ensemble.variant, tally: tally))
    }
    await #expect(processExitsWith: .success) { _ = EnsembleSummary(Self.ensemble()) }
  }

  @Test("A range that a factor is picked from has a low and a high end, above 0 where ratios count")
  func factorRange() async {
    await #expect(processExitsWith: .failure) {
      _ = BatchFactor(setting: "x", low: 1, high: 1, isLogarithmic: false, runs: 4)
    }
    await #expect(processExitsWith: .failure) {
      _ = BatchFactor(setting: "x", low: 0, high: 1, isLogarithmic: true, runs: 4)
    }
  }
}
