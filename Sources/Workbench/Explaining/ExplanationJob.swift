import Analysis
import MonteCarlo
import ScenarioLanguage
import Simulation
import Studies

/// Finds the plays behind an outcome: among those that a run kept, or among some that are played for it.
package struct ExplanationJob {
  private let plays: any ExplainedPlays
  private let attendant: Attendant
  /// The run's folder, where the explanation is kept; nil for a scenario.
  private let folder: ResultsFolder?

  /// What is asked; what is nil is chosen.
  package struct Question {
    package let outcome: String?
    package let variant: String?
    package let against: String?

    package init(outcome: String?, variant: String?, against: String?) {
      (self.outcome, self.variant, self.against) = (outcome, variant, against)
    }
  }

  /// Of the trajectories that a run kept.
  ///
  /// - Throws: `Complaint`, if the record can't be read or says too little.
  package init(of folder: ResultsFolder, for attendant: Attendant) throws(Complaint) {
    (plays, self.folder, self.attendant) = (try RecordedPlays(folder: folder), folder, attendant)
  }

  /// Of trajectories that are played for it.
  ///
  /// - Parameter count: trajectories of each variant.
  /// - Throws: `Complaint` with all mistakes of the scenario.
  package init(
    playing file: String, seed: UInt64, settings: [Setting], count: Int, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) {
    plays = SampledPlays(
      try Scenario(asked: file), file: file, seed: seed, settings: settings, count: count,
      threadCount: machine.threads, for: attendant)
    (folder, self.attendant) = (nil, attendant)
  }

  /// What replays one of the plays, up to its index.
  package func traceCommand(_ explanation: Explanation) -> String {
    ExplainedReport.traceCommand(explanation, file: plays.file)
  }

  /// - Throws: `Complaint` for an outcome or a variant that is not there.
  package func explanation(_ question: Question, on machine: Machine) throws(Complaint) -> Explanation {
    let name = question.variant ?? VariantName.base
    // A file has many variants; playing one that nobody asked for would only take time.
    let other =
      question.against
      ?? (name != VariantName.base ? VariantName.base : folder == nil ? nil : plays.variants.dropFirst().first)
    let names = [name, other].compactMap(\.self)
    for asked in names where !plays.variants.contains(asked) {
      throw .unknown("variant", asked, among: plays.variants)
    }
    for variant in names {
      let faults = try plays.faultCount(of: variant)
      if faults > 0 { attendant.remark("\(faults) trajectories of \(variant) had faults and are left out") }
    }
    let program = try plays.program(of: name)
    let index = try chosenOutcome(question.outcome, program, variant: name)
    let values = try plays.values(ofOutcome: index, of: name)
    guard !values.values.isEmpty else { throw .badUsage("there is no trajectory without a fault to choose from") }
    var study = ExplanationStudy(
      scenario: plays.scenario.name, title: plays.scenario.title, seed: plays.seed, threadCount: machine.threads,
      question: OutcomeQuestion(index, of: program, values: values.values),
      variant: .init(name: name, program: program, outcomes: values))
    study.settings = plays.settings.map { "\($0.name)=\($0.value)" }
    if let other, other != name {
      study.other = .init(
        name: other, program: try plays.program(of: other), outcomes: try plays.values(ofOutcome: index, of: other))
    }
    let explanation = study.explanation(until: attendant.stop)
    try attendant.check("the explanation was done")
    return explanation
  }

  /// Keeps an explanation in the run's folder, and tells it in the run's report; of a scenario there is neither.
  ///
  /// - Returns: the report's path.
  /// - Throws: `Complaint`.
  package func keep(_ text: String) throws(Complaint) -> String? {
    guard let folder else { return nil }
    try folder.add(text, as: .explanation, beside: .run, what: "the explanation", attendant)
    let job = try ReportJob(of: [folder], for: attendant)
    return try job.write(.html, to: nil)
  }

  private func chosenOutcome(_ outcome: String?, _ program: Program, variant: String) throws(Complaint) -> Int {
    let names = program.outcomes.map(\.name)
    if let outcome {
      guard let index = names.firstIndex(of: outcome) else {
        throw .unknown("outcome", outcome, among: names)
      }
      return index
    }
    let found = try plays.occurrenceCounts(of: variant)
    guard let index = OutcomeQuestion.rarest(of: program, cases: found.counts, in: found.trajectories) else {
      throw .badUsage(
        "no outcome occurs in a thousandth of the trajectories; choose one with --outcome: "
          + names.joined(separator: ", "))
    }
    return index
  }
}
