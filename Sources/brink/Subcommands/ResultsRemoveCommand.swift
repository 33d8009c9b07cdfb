import ArgumentParser
import Workbench

/// Removes a recorded run.
struct ResultsRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove recorded runs, and their folders if nothing else is in them.",
    discussion: """
      Only what brink wrote is removed, as the record lists it. An unfinished run is only removed with --force, and one that \
      is being played never.
      """)

  @Argument(help: ArgumentHelp("The runs' folders.", valueName: "folder"), completion: .directory)
  var folders: [String]

  @Flag(help: "Remove unfinished and damaged runs, too.")
  var force = false

  @Flag(help: "Print a JSON array of the folders that were removed.")
  var json = false

  func run() throws {
    var removed: [String] = []
    defer { if json { OutputStream.standard.write(verbatim: JSONText.text(of: removed)) } }
    for folder in folders.map({ ResultsFolder($0) }) {
      if let rest = try ResultsRemoval.remove(folder, isForced: force) {
        Terminal.remark(
          "\(folder.path) stays: it holds what brink did not write, or what was changed: "
            + rest.prefix(10).joined(separator: ", ") + (rest.count > 10 ? " and \(rest.count - 10) more" : ""))
      }
      removed.append(folder.path)
    }
  }
}
