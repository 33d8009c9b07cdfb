import Analysis
import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

/// Plays many futures of one past, with an intervention and without.
package struct ForkJob {
  private let past: ForkMoment.Past
  private let settings: [Setting]
  private let actions: [String]
  private let comparison: ComparisonRequest
  private let study: ForkStudy
  private let summary: ForkSummary
  private let attendant: Attendant

  /// - Parameters:
  ///   - futures: of each kind.
  ///   - settings: variables and policies that are set when the day begins.
  ///   - actions: that actors are made to take on that day, as `Actor: action`.
  /// - Throws: `Complaint`, also for an action that is not possible on that day.
  package init(
    _ file: String, at moment: ForkMoment, futures: Int, settings: [Setting], actions: [String],
    comparing request: ComparisonRequest, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) {
    let past = try moment.past(file)
    let programs = try Self.programs(past, moment, settings, actions)
    let study = ForkStudy(
      past.fork, programs: programs, futures: futures, seed: moment.seed, threads: machine.threads,
      batchWidth: machine.batchWidth)
    var comparison = request
    comparison.baseline = programs[0].name
    try comparison.check(study.experiment)
    (self.past, self.settings, self.actions, self.attendant) = (past, settings, actions, attendant)
    (self.study, self.comparison) = (study, comparison)
    summary = ForkSummary(
      ofTrajectory: moment.trajectory, before: past.fork.step, on: programs[0].program.clock, variant: moment.variant,
      settings: settings, actions: actions,
      command: moment.command(file, futures: futures, settings: settings, actions: actions, comparing: request))
    try checkActions()
  }

  /// Whose past it is, where it stands, and what is done.
  package var title: String {
    let changes = settings.map { "\($0.name) = \($0.value)" } + actions
    return past.text + (changes.isEmpty ? "" : "\nThe intervention: " + changes.joined(separator: "; "))
  }

  /// Plays the futures.
  ///
  /// - Throws: `Complaint`, if somebody has asked for an end.
  package func carryOut() throws(Complaint) -> RunSummary {
    let experiment = study.experiment
    attendant.progress.begin(total: experiment.trajectoryCount * experiment.variants.count, before: 0)
    let played = study.play(
      until: attendant.stop, report: { [progress = attendant.progress] in progress.report($0) })
    attendant.progress.end()
    try attendant.check("all futures were played")
    let order = Order(
      .comparison, name: past.scenario.name,
      files: [InputFile(path: past.scenario.fileName, bytes: past.scenario.bytes)],
      variants: experiment.variants.map(\.name), seed: experiment.seed, trajectories: experiment.trajectoryCount,
      comparison: comparison)
    var summary = ComputedRun(order, past.scenario, experiment).summary(
      played.standing, trajectories: experiment.trajectoryCount, includingFaulty: false, until: attendant.request)
    summary.fork = self.summary
    return summary
  }

  /// The variant as it is, and with the intervention if there is one.
  private static func programs(
    _ past: ForkMoment.Past, _ moment: ForkMoment, _ settings: [Setting], _ actions: [String]
  ) throws(Complaint) -> [(name: String, program: Program)] {
    func program(_ settings: [Setting], _ actions: [String]) throws(Complaint) -> Program {
      do {
        return Program(
          compiling: try past.scenario.model(
            variant: moment.variant,
            intervention: .init(step: past.fork.step, settings: settings, actions: actions)))
      } catch {
        throw .badUsage(error)
      }
    }
    let without = ("without", try program([], []))
    guard !settings.isEmpty || !actions.isEmpty else { return [without] }
    return [without, ("with", try program(settings, actions))]
  }

  /// Refuses actions that the decision's own conditions don't allow: the intervention would be none.
  private func checkActions() throws(Complaint) {
    let taken = study.futures(taking: actions) { text, action, decision in
      Scenario.names(of: action.name, in: decision.name, of: decision.actor, mean: text)
    }
    for (action, count) in zip(actions, taken) where count < ForkStudy.probeCount {
      guard count == 0 else {
        attendant.remark("\(action): its \"when\" holds in \(count) of the first \(ForkStudy.probeCount) futures only")
        continue
      }
      throw .badUsage(
        "\(action) is not possible on that day: its \"when\" does not hold; choose another day, or --set what it asks for"
      )
    }
  }
}
