import ResultsStore

/// Removes recorded runs and batches: what brink wrote, as the record lists it, and nothing else.
package enum ResultsRemoval {
  /// - Parameter isForced: whether unfinished and damaged ones are removed, too.
  /// - Returns: what stays in the folder, as brink did not write it or it was changed; nil if the folder is gone.
  /// - Throws: `Complaint`.
  package static func remove(_ folder: ResultsFolder, isForced: Bool) throws(Complaint) -> [String]? {
    if try removeLeftOver(folder) { return nil }
    let path = folder.path
    try folder.checkPresence(of: .run)
    guard let found = Occupant(of: folder) else {
      throw .badUsage("there is no run in \(folder.quoted)")
    }
    guard !FileSystem.isLink(path), path != "..", !path.hasSuffix("/..") else {
      throw .badUsage("\(path) leads to another folder; name that one to remove its \(found.kind.noun)")
    }
    let lock = try folder.lock()
    // It may have ended, or begun, since it was looked at.
    let occupant = Occupant(of: folder) ?? found
    if !isForced { try check(occupant, in: folder) } else { try checkForeign(occupant, in: folder) }
    folder.removeRecord(occupant.kind)
    TemporaryFile.sweep(path)
    lock.release()
    FileSystem.removeEmptyDirectory(path)
    return FileSystem.isDirectory(path) ? FileSystem.names(in: path) : nil
  }

  /// Removes a folder in which a run was killed before it had a record.
  private static func removeLeftOver(_ folder: ResultsFolder) throws(Complaint) -> Bool {
    let names = FileSystem.names(in: folder.path)
    guard !names.isEmpty, names.allSatisfy({ $0 == RunLock.fileName || TemporaryFile.isName($0) }),
      !FileSystem.isLink(folder.path)
    else { return false }
    let lock = try folder.lock()
    TemporaryFile.sweep(folder.path)
    lock.release()
    FileSystem.removeEmptyDirectory(folder.path)
    return !FileSystem.isDirectory(folder.path)
  }

  private static func checkForeign(_ occupant: Occupant, in folder: ResultsFolder) throws(Complaint) {
    guard case .unreadable(.foreign) = occupant.condition else { return }
    throw .storage("\(folder.path) is not removed: \(RecordError.foreign.description(of: occupant.kind.fileName))")
  }

  /// Refuses a folder whose record is unfinished or can't be read.
  private static func check(_ occupant: Occupant, in folder: ResultsFolder) throws(Complaint) {
    try checkForeign(occupant, in: folder)
    let kind = occupant.kind
    switch occupant.condition {
    case .empty, .finished: return
    case .unfinished:
      throw .badUsage(
        "\(folder.path) holds an unfinished \(kind.noun); go on with it by \(kind.command) --resume "
          + "\(folder.quoted), or remove it with --force")
    case .unreadable(let error):
      throw .storage(
        "\(folder.path) is not removed: \(error.description(of: kind.fileName)); remove it with --force")
    }
  }
}
