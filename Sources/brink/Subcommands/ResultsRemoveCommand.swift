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
      let folder = RunFolder.plain(folder)
      guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no run in \(folder)") }
      guard !FileSystem.isLink(folder) else {
        throw Complaint.badUsage("\(folder) is a link; remove the folder that it leads to")
      }
      let lock = try RunJob.lock(folder)
      if BatchFolder.isBatch(folder) {
        try checkBatch(folder)
        BatchFolder.remove(folder)
      } else {
        try check(folder)
        RunFolder.remove(folder)
      }
      lock.release()
      FileSystem.removeEmptyDirectory(folder)
      removed.append(folder)
    }
  }
  /// Refuses an unfinished or damaged batch, unless it is forced.
  private func checkBatch(_ folder: String) throws {
    guard !force else { return }
    let manifest = try BatchFolder.reporting(folder) { () throws(RecordError) in
      try BatchRecord.read(in: folder).manifest()
    }
    guard manifest.state == .complete else {
      throw Complaint.badUsage(
        "\(folder) holds an unfinished batch; go on with it by brink batch --resume \(ShellText.quoted(folder)), "
          + "or remove it with --force")
    }
  }

  /// Refuses a folder whose run is unfinished or can't be read, unless it is forced.
  private func check(_ folder: String) throws {
    switch RunFolder.occupant(of: folder) {
    case .nothing, .run(.complete): return
    case .run where force, .unreadable where force: return
    case .run:
      throw Complaint.badUsage(
        "\(folder) holds an unfinished run; go on with it by brink run --resume \(ShellText.quoted(folder)), "
          + "or remove it with --force")
    case .unreadable(let error):
      throw Complaint.storage("\(folder) is not removed: \(error); remove it with --force")
    }
  }
}
