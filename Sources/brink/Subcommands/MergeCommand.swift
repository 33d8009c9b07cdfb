import ArgumentParser
import MonteCarlo
import ResultsStore
import ScenarioLanguage

/// Joins the shards of a run into the run that one machine would have played.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the shards of a run into one run, with the bits of a run on one machine.",
    discussion: """
      All shards must be there, once each, finished, and of the same run; what is missing, double or foreign is named. The \
      last trajectories, fewer than a block, are played here.

      \(ExitStatus.sentence(.badUsage, .faults, .storage, .unfinishedShards, .busy, .interrupted))
      """)

  @Argument(help: ArgumentHelp("The folders of all shards.", valueName: "folder"), completion: .directory)
  var shards: [String]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Folder for the results. (default: results/<scenario's name>)", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the run that the folder holds. What brink did not write stays.")
  var force = false

  @Flag(name: [.short, .long], help: "Print no tables.")
  var quiet = false

  func run() throws {
    let set = try ShardSet(reading: shards)
    let folder = try join(set)
    // The rest is what a resumed run does: play what is left, and write what it came to.
    try RunCommand.parse(["--resume", folder] + (quiet ? ["--quiet"] : [])).run()
  }

  /// The folder of the new run.
  private func join(_ set: ShardSet) throws -> String {
    let claimed = try ClaimedFolder.claim(
      output, standard: "results/\(set.manifest.scenarioName)", for: .run, results: RecordKind.run.results,
      isForced: force)
    let directory = claimed.directory
    var manifest = set.manifest
    manifest.shard = nil
    manifest.state = .running
    manifest.nextUnit = 0
    manifest.seconds = 0
    let scenario = try RunJob.scenario(of: manifest)
    let settings = manifest.settings.map { Scenario.Setting(name: $0.name, value: $0.value) }
    let experiment = try EnsembleOptions.parse([]).experiment(
      scenario, variants: set.variants, settings: settings, seed: manifest.seed, trajectories: manifest.trajectories,
      comparisons: set.comparisons)
    try RunJob.reporting(directory.path) { () throws(RecordError) in
      let record = try RunRecord.create(in: directory.path, manifest: manifest, experiment: experiment)
      try record.adopt(shardsIn: set.folders, of: experiment, plans: experiment.plans())
    }
    withExtendedLifetime(claimed.lock) {}
    return directory.path
  }
}
