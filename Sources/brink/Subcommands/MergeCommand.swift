import ArgumentParser
import Workbench

/// Joins the shards of a run into the run that one machine would have played.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Join the shards of a run into one run, with the bits of a run on one machine.",
    discussion: """
      All shards must be there, once each, finished, and of the same run; what is missing, double or foreign is named. The \
      last trajectories, fewer than a block, are played here.

      \(ExitStatus.sentence(.badUsage, .faults, .storage, .unfinishedShards, .busy, .interrupted))
      """)

  @Argument(
    help: ArgumentHelp("The folder in which the shards stand, or the folders of all of them.", valueName: "folder"),
    completion: .directory)
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
    let shards = try ShardSet(reading: shards)
    try RunOutput(quiet: quiet).carryOut { attendant in
      .job(try RunJob(merging: shards, in: output, isForced: force, on: Machine(), for: attendant))
    }
  }
}
