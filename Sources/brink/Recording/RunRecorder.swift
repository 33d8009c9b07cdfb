import Analysis
import FoundationEssentials
import MonteCarlo
import Probability
import Reporting
import ScenarioLanguage
import Simulation

/// Turns what was played into the two files of a run.
struct RunRecorder {
  let scenario: Scenario
  let file: String
  let experiment: Experiment
  let settings: [Scenario.Setting]
  /// ISO 8601, in UTC.
  let started: String

  /// - Parameter trajectories: of each variant, as asked for, or as many as the precision took.
  func summary(
    _ standing: RunStanding, trajectories: Int, comparing request: ComparisonRequest, includingFaulty: Bool
  ) -> RunSummary {
    var variants: [EnsembleSummary] = []
    for (variant, tally) in zip(experiment.variants, standing.tallies) {
      variants.append(
        EnsembleSummary(Ensemble(variant: variant, tally: tally), includingFaulty: includingFaulty))
    }
    let compared = ComparedVariants(experiment, standing)
    let comparisons = compared.index(of: request.baseline).map { baseline in
      compared.comparisons(against: baseline, margins: request.margins, includingFaulty: includingFaulty)
    }
    var rankings: [ObjectiveRanking] = []
    for objective in request.objectives {
      if let ranking = compared.ranking(objective, includingFaulty: includingFaulty) { rankings.append(ranking) }
    }
    return RunSummary(
      scenario: scenario.name, title: scenario.title, clock: experiment.variants[0].program.clock,
      settings: settings.map { "\($0.name)=\($0.value)" }, seed: experiment.seed, trajectories: trajectories,
      variants: variants, comparisons: comparisons ?? [], rankings: rankings,
      pareto: compared.pareto(request.objectives, includingFaulty: includingFaulty),
      parameterShares: parameterShares(trajectories))
  }

  /// Nothing for short runs, of which the twins would be a tenth of the work or more.
  private func parameterShares(_ trajectories: Int) -> [ParameterShare] {
    let isLong = trajectories * experiment.variants.count >= 20 * ParameterShare.twinCount
    guard isLong, experiment.variants[0].fork == nil else { return [] }
    return ParameterShare.shares(
      of: experiment.variants[0].program, seed: experiment.seed, threads: experiment.threadCount,
      until: Interruption.request)
  }

  func manifest(_ summary: RunSummary, summaryText: String, seconds: Double) -> Manifest {
    let host = ProcessInfo.processInfo
    return Manifest(
      brink: Brink.version, bits: Experiment.bits,
      scenario: .init(
        name: scenario.name, file: file, sha256: SHA256.hexadecimal(scenario.bytes), text: scenario.text),
      seed: experiment.seed, trajectories: summary.trajectories, isComplete: summary.isComplete,
      variants: summary.variants.map { .init(name: $0.variant, trajectories: $0.trajectories, faults: $0.faults) },
      settings: settings.map { .init(name: $0.name, value: $0.value) }, threads: experiment.threadCount,
      batchWidth: experiment.batchWidth, keptValues: experiment.keptValueCount, host: host.hostName,
      system: host.operatingSystemVersionString, started: started, seconds: seconds,
      commandLine: CommandLine.arguments, summarySHA256: SHA256.hexadecimal(Array(summaryText.utf8)))
  }
}
