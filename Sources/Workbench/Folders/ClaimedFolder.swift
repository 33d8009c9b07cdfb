import ResultsStore

/// A folder in which a run or a batch begins: it is locked, left-overs are swept, and nothing in it will be lost.
struct ClaimedFolder {
  let folder: ResultsFolder
  let lock: RunLock

  /// Takes the folder that was named, or a free one among the results.
  ///
  /// - Parameters:
  ///   - named: as the user named it; nil for the standard one, or that with `-2` and so on behind it where that is taken.
  ///   - isForced: whether an earlier run or batch may be replaced. Files that brink did not write stay in any case.
  /// - Throws: `Complaint`.
  static func claim(
    _ named: String?, standard: String, for kind: RecordKind, results: [String], isForced: Bool
  ) throws(Complaint) -> ClaimedFolder {
    if let name = named ?? (isForced ? standard : nil) {
      let folder = try prepare(name)
      let lock = try folder.lock()
      try clear(folder, for: kind, results: results, isForced: isForced)
      return ClaimedFolder(folder: folder, lock: lock)
    }
    var number = 1
    while true {
      let name = number == 1 ? standard : "\(standard)-\(number)"
      number += 1
      guard try isFree(ResultsFolder(name), results) else { continue }
      let folder = try prepare(name)
      // Another brink may begin there at this moment, or may have done so since it was looked at.
      guard let lock = try folder.lockUnlessHeld(), try isFree(folder, results) else { continue }
      try clear(folder, for: kind, results: results, isForced: false)
      return ClaimedFolder(folder: folder, lock: lock)
    }
  }

  private static func prepare(_ name: String) throws(Complaint) -> ResultsFolder {
    do {
      return try ResultsFolder(preparing: name)
    } catch {
      let message = "can't write results to \(name): \(error.reason); choose another folder with --output"
      throw error.isMistaken ? .badUsage(message) : .storage(message)
    }
  }

  private static func isFree(_ folder: ResultsFolder, _ results: [String]) throws(Complaint) -> Bool {
    // Somebody's file is in nobody's way.
    if FileSystem.isTaken(folder.path), !FileSystem.isDirectory(folder.path) { return false }
    guard let occupant = Occupant(of: folder) else { return try foreign(in: folder, nil, results).isEmpty }
    guard occupant.isEmpty else { return false }
    return try foreign(in: folder, occupant.kind, results).isEmpty
  }

  /// What stands where something is to be written, and is not brink's.
  private static func foreign(
    in folder: ResultsFolder, _ kind: RecordKind?, _ results: [String]
  ) throws(Complaint) -> [String] {
    guard let kind else {
      // Without a record nothing is.
      let companions = RecordKind.allCases.flatMap { kind in RecordBook.companions.map { kind.fileName + $0 } }
      return (results + companions).filter { FileSystem.isTaken("\(folder.path)/\($0)") }
    }
    do throws(FileError) { return try OwnFiles(of: folder, kind).foreign(among: results) } catch {
      throw .storage("can't use \(folder.path): \(error)")
    }
  }

  /// Makes room for a new run or batch.
  private static func clear(
    _ folder: ResultsFolder, for kind: RecordKind, results: [String], isForced: Bool
  ) throws(Complaint) {
    TemporaryFile.sweep(folder.path)
    let occupant = Occupant(of: folder)
    if let occupant { try check(occupant, in: folder, for: kind, isForced: isForced) }
    let foreign = try foreign(in: folder, occupant?.kind, results)
    guard foreign.isEmpty else {
      throw .badUsage(
        "\(folder.path) holds \(foreign.joined(separator: ", ")), which brink did not write and will not replace; "
          + "choose another folder with --output, or move \(foreign.count == 1 ? "it" : "them") away")
    }
    if occupant != nil { folder.removeRecord(kind) }
  }

  /// Refuses a folder whose record would be lost.
  private static func check(
    _ occupant: Occupant, in folder: ResultsFolder, for kind: RecordKind, isForced: Bool
  ) throws(Complaint) {
    guard occupant.kind == kind else {
      throw .badUsage("\(folder.path) holds a \(occupant.kind.noun); choose another folder with --output")
    }
    let ways = "replace it with --force, or choose another folder with --output"
    let path = folder.quoted
    switch occupant.condition {
    case .empty: break
    case .unreadable(.foreign):
      throw .storage(
        "\(folder.path)/\(kind.fileName) is not overwritten: \(RecordError.foreign.description(of: kind.fileName)); "
          + "choose another folder with --output")
    case .unreadable(let error):
      guard !isForced else { break }
      throw .storage(
        "\(folder.path)/\(kind.fileName) is not overwritten: \(error.description(of: kind.fileName)); \(ways)")
    case .finished:
      guard !isForced else { break }
      let longer =
        folder.isNamedAsShard
        ? "say --continue to take it as done, "
        : kind == .run ? "make it longer by brink run --resume \(path) --trajectories N, " : ""
      throw .badUsage("\(folder.path) holds a finished \(kind.noun); \(longer)\(ways)")
    case .unfinished:
      guard !isForced else { break }
      throw .badUsage(
        "\(folder.path) holds an unfinished \(kind.noun); go on with it by \(kind.command) --resume \(path), \(ways)")
    }
  }
}
