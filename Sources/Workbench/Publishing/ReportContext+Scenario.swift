import Reporting
import ResultsStore
import ScenarioLanguage

extension ReportContext {
  /// What a report says of a run of a scenario beside its estimates.
  ///
  /// - Parameters:
  ///   - scenario: nil for one that can't be read any more.
  ///   - order: with the trajectories that were played.
  init(_ scenario: Scenario?, _ order: Order, _ manifest: RecordManifest) {
    self.init()
    scenarioSHA256 = order.file.sha256
    version = manifest.brink
    command = order.command
    started = manifest.started
    seconds = manifest.seconds
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
}
