import Reporting
import ResultsStore
import ScenarioLanguage

extension ReportContext {
  /// What a report says of a run of a scenario beside its estimates.
  ///
  /// - Parameters:
  ///   - scenario: nil for one that can't be read any more.
  ///   - variants: the variants that were played, `base` first.
  init(_ scenario: Scenario?, _ manifest: RunManifest, variants: [String], seconds: Double) {
    self.init()
    scenarioSHA256 = manifest.scenarioSHA256
    version = manifest.brink
    command = Self.command(manifest, variants: variants)
    started = manifest.started
    self.seconds = seconds
    host = manifest.host
    threads = manifest.threads
    if let scenario { add(scenario) }
  }

  /// What the scenario says of itself.
  private mutating func add(_ scenario: Scenario) {
    description = scenario.summary
    parameters = scenario.parameters.map {
      Assumption(
        name: $0.name, title: $0.title, value: $0.valueText, unit: $0.unit, source: $0.source, note: $0.note)
    }
    sources = scenario.sources.map {
      Source(id: $0.id, title: $0.title, details: [$0.author, $0.date, $0.url, $0.note].compactMap { $0 })
    }
    policies = scenario.policies.map {
      Policy(actor: $0.actor.title ?? $0.actor.name, policy: $0.valueText.filter { !"{}".contains($0) })
    }
    let changes = scenario.variantChanges
    self.variants = zip(scenario.variants, changes).map { variant, changed in
      Variant(
        name: variant.name, title: variant.title, changes: changed.changes.map { "\($0.name) = \($0.valueText)" })
    }
    let titled = scenario.descriptions("ends") + scenario.descriptions("ladders") + scenario.rungs
    titles = Dictionary(
      titled.compactMap { item in item.title.map { (item.name, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The command that gives the same bits, whatever was typed and resumed on the way to them.
  private static func command(_ manifest: RunManifest, variants: [String]) -> [String] {
    let settings = manifest.settings.flatMap { ["--set", "\($0.name)=\($0.value)"] }
    let isComparison = manifest.commandLine.dropFirst().first == CompareCommand.configuration.commandName
    return ["brink", isComparison ? "compare" : "run", manifest.scenarioFile]
      + variants.dropFirst().flatMap { ["--variant", $0] } + settings
      + ["--seed", "\(manifest.seed)", "--trajectories", "\(manifest.trajectories)"]
      + (isComparison ? comparisonOptions(manifest.commandLine) : [])
  }

  /// What was asked of the comparison, as it was typed.
  private static func comparisonOptions(_ commandLine: [String]) -> [String] {
    zip(commandLine, commandLine.dropFirst()).filter { ["--baseline", "--objective", "--margin"].contains($0.0) }
      .flatMap { [$0.0, $0.1] }
  }
}
