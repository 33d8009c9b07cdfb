import ArgumentParser
import ResultsStore

/// Removes a recorded run.
struct ResultsRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove recorded runs, and their folders if nothing else is in them.",
    discussion: "An unfinished run is only removed with --force, and one that is being played never.")

  @Argument(help: ArgumentHelp("The runs' folders.", valueName: "folder"))
  var folders: [String]

  @Flag(help: "Remove unfinished and damaged runs, too.")
  var force = false

  @Flag(help: "Print a JSON array of the folders that were removed.")
  var json = false

  func run() throws {
    var removed: [String] = []
    defer { if json, let text = try? JSONText.text(of: removed) { OutputStream.standard.write(text) } }
    for folder in folders {
      guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no run in \(folder)") }
      let lock = try RunJob.lock(folder)
      try RunJob.makeRoom(in: folder, isForced: force)
      for name in ["summary.json", "manifest.json", "explanation.json"] { FileSystem.remove("\(folder)/\(name)") }
      lock.release()
      FileSystem.removeEmptyDirectory(folder)
      removed.append(folder)
    }
  }
}
