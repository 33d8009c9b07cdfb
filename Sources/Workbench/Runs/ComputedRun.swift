import Analysis
import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

/// What an order asks to know of what was played.
struct ComputedRun {
  private let order: Order
  private let scenario: Scenario
  private let experiment: Experiment

  init(_ order: Order, _ scenario: Scenario, _ experiment: Experiment) {
    (self.order, self.scenario, self.experiment) = (order, scenario, experiment)
  }

  /// - Parameters:
  ///   - trajectories: of each variant, as asked for, or as many as the precision took.
  ///   - flag: ends what is played for the shares of parameters.
  func summary(
    _ standing: RunStanding, trajectories: Int, includingFaulty: Bool, until flag: StopFlag
  ) -> RunSummary {
    var variants: [EnsembleSummary] = []
    for (variant, tally) in zip(experiment.variants, standing.tallies) {
      variants.append(EnsembleSummary(Ensemble(variant: variant, tally: tally), includingFaulty: includingFaulty))
    }
    let (compared, request) = (ComparedVariants(experiment, standing), order.comparison)
    let comparisons = compared.index(of: request.baseline).map { baseline in
      compared.comparisons(against: baseline, margins: request.margins, includingFaulty: includingFaulty)
    }
    let rankings = request.objectives.compactMap { compared.ranking($0, includingFaulty: includingFaulty) }
    return RunSummary(
      scenario: scenario.name, title: scenario.title, clock: experiment.variants[0].program.clock,
      settings: order.settings.map { "\($0.name)=\($0.value)" }, seed: order.seed, trajectories: trajectories,
      variants: variants, comparisons: comparisons ?? [], rankings: rankings,
      pareto: compared.pareto(request.objectives, includingFaulty: includingFaulty),
      parameterShares: parameterShares(trajectories, until: flag))
  }

  /// Nothing for short runs, of which the twins would be a tenth of the work or more.
  private func parameterShares(_ trajectories: Int, until flag: StopFlag) -> [ParameterShare] {
    let isLong = trajectories * experiment.variants.count >= 20 * TwinStudy.twinCount
    guard isLong, experiment.variants[0].fork == nil else { return [] }
    return TwinStudy.parameterShares(
      of: experiment.variants[0].program, seed: experiment.seed, threads: experiment.threadCount, until: flag)
  }
}
