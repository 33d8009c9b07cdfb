import ArgumentParser
import ResultsStore

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
    defer { if json, let text = try? JSONText.text(of: removed) { OutputStream.standard.write(verbatim: text) } }
    for folder in folders {
      try remove(RunFolder.plain(folder))
      removed.append(RunFolder.plain(folder))
    }
  }

  private func remove(_ folder: String) throws {
    if try removeLeftOver(folder) { return }
    guard FileSystem.isDirectory(folder), let found = Occupant.of(folder) else {
      throw Complaint.badUsage("there is no run in \(ShellText.quoted(folder))")
    }
    guard !FileSystem.isLink(folder), folder != "..", !folder.hasSuffix("/..") else {
      throw Complaint.badUsage("\(folder) leads to another folder; name that one to remove its \(found.kind.noun)")
    }
    let lock = try RunJob.lock(folder)
    // It may have ended, or begun, since it was looked at.
    let occupant = Occupant.of(folder) ?? found
    try check(occupant, in: folder)
    RunFolder.remove(folder, occupant.kind)
    TemporaryFile.sweep(folder)
    lock.release()
    FileSystem.removeEmptyDirectory(folder)
    let rest = FileSystem.names(in: folder)
    if FileSystem.isDirectory(folder) {
      OutputStream.error.write(
        "brink: \(folder) stays: it holds what brink did not write, or what was changed: "
          + rest.prefix(10).joined(separator: ", ") + (rest.count > 10 ? " and \(rest.count - 10) more" : "") + "\n")
    }
  }

  /// Removes a folder in which a run was killed before it had a record.
  private func removeLeftOver(_ folder: String) throws -> Bool {
    let names = FileSystem.names(in: folder)
    guard !names.isEmpty, names.allSatisfy({ $0 == RunLock.fileName || TemporaryFile.isName($0) }),
      !FileSystem.isLink(folder)
    else { return false }
    let lock = try RunJob.lock(folder)
    TemporaryFile.sweep(folder)
    lock.release()
    FileSystem.removeEmptyDirectory(folder)
    return !FileSystem.isDirectory(folder)
  }

  /// Refuses a folder whose record is unfinished or can't be read, unless it is forced.
  private func check(_ occupant: Occupant, in folder: String) throws {
    let kind = occupant.kind
    switch occupant.condition {
    case .empty, .finished: return
    case .unreadable(.foreign):
      throw Complaint.storage("\(folder) is not removed: \(RecordError.foreign.description(of: kind.fileName))")
    case .unfinished where force, .unreadable where force: return
    case .unfinished:
      throw Complaint.badUsage(
        "\(folder) holds an unfinished \(kind.noun); go on with it by \(kind.command) --resume "
          + "\(ShellText.quoted(folder)), or remove it with --force")
    case .unreadable(let error):
      throw Complaint.storage(
        "\(folder) is not removed: \(error.description(of: kind.fileName)); remove it with --force")
    }
  }
}
