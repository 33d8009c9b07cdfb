import ArgumentParser
import ResultsStore

/// A folder in which a run or a batch begins: it is locked, left-overs are swept, and nothing in it will be lost.
struct ClaimedFolder {
  let directory: RunDirectory
  let lock: RunLock

  /// Takes the folder that was named, or a free one among the results.
  ///
  /// - Parameters:
  ///   - named: as the user named it; nil for the standard one, or that with `-2` and so on behind it where that is taken.
  ///   - results: the files that will be written there.
  ///   - isForced: whether an earlier run or batch may be replaced. Files that brink did not write stay in any case.
  /// - Throws: an exit code, after a message.
  static func claim(
    _ named: String?, standard: String, for kind: RecordKind, results: [String], isForced: Bool
  ) throws -> ClaimedFolder {
    if let folder = named ?? (isForced ? standard : nil) {
      let directory = try prepare(folder)
      let lock = try RunJob.lock(directory.path)
      try clear(directory.path, for: kind, results: results, isForced: isForced)
      return ClaimedFolder(directory: directory, lock: lock)
    }
    var number = 1
    while true {
      let folder = number == 1 ? standard : "\(standard)-\(number)"
      number += 1
      guard try isFree(folder, results) else { continue }
      let directory = try prepare(folder)
      // Another brink may begin there at this moment, or may have done so since it was looked at.
      guard let lock = try RunJob.lockUnlessHeld(directory.path), try isFree(folder, results) else { continue }
      try clear(directory.path, for: kind, results: results, isForced: false)
      return ClaimedFolder(directory: directory, lock: lock)
    }
  }

  private static func prepare(_ folder: String) throws -> RunDirectory {
    do {
      return try RunDirectory(preparing: folder)
    } catch {
      let message = "can't write results to \(folder): \(error.reason); choose another folder with --output"
      throw error.isMistaken ? Complaint.badUsage(message) : Complaint.storage(message)
    }
  }

  private static func isFree(_ folder: String, _ results: [String]) throws -> Bool {
    // Somebody's file is in nobody's way.
    if FileSystem.isTaken(folder), !FileSystem.isDirectory(folder) { return false }
    guard let occupant = Occupant.of(folder) else { return try foreign(in: folder, nil, results).isEmpty }
    return try occupant.isEmpty && foreign(in: folder, occupant.kind, results).isEmpty
  }

  /// What stands where something is to be written, and is not brink's.
  private static func foreign(in folder: String, _ kind: RecordKind?, _ results: [String]) throws -> [String] {
    guard let kind else {
      // Without a record nothing is.
      let companions = RecordKind.allCases.flatMap { kind in RunRecord.companions.map { kind.fileName + $0 } }
      return (results + companions).filter { FileSystem.isTaken("\(folder)/\($0)") }
    }
    do { return try OwnFiles(of: folder, kind).foreign(among: results) } catch {
      throw Complaint.storage("can't use \(folder): \(error)")
    }
  }

  /// Makes room for a new run or batch.
  private static func clear(_ folder: String, for kind: RecordKind, results: [String], isForced: Bool) throws {
    TemporaryFile.sweep(folder)
    let occupant = Occupant.of(folder)
    try occupant.map { try check($0, in: folder, for: kind, isForced: isForced) }
    let foreign = try foreign(in: folder, occupant?.kind, results)
    guard foreign.isEmpty else {
      throw Complaint.badUsage(
        "\(folder) holds \(foreign.joined(separator: ", ")), which brink did not write and will not replace; "
          + "choose another folder with --output, or move \(foreign.count == 1 ? "it" : "them") away")
    }
    if occupant != nil { RunFolder.remove(folder, kind) }
  }

  /// Refuses a folder whose record would be lost.
  private static func check(_ occupant: Occupant, in folder: String, for kind: RecordKind, isForced: Bool) throws {
    guard occupant.kind == kind else {
      throw Complaint.badUsage("\(folder) holds a \(occupant.kind.noun); choose another folder with --output")
    }
    let ways = "replace it with --force, or choose another folder with --output"
    let path = ShellText.quoted(folder)
    switch occupant.condition {
    case .empty: break
    case .unreadable(.foreign):
      throw Complaint.storage(
        "\(folder)/\(kind.fileName) is not overwritten: \(RecordError.foreign.description(of: kind.fileName)); "
          + "choose another folder with --output")
    case .unreadable(let error):
      guard !isForced else { break }
      throw Complaint.storage(
        "\(folder)/\(kind.fileName) is not overwritten: \(error.description(of: kind.fileName)); \(ways)")
    case .finished:
      guard !isForced else { break }
      let longer = kind == .run ? "make it longer by brink run --resume \(path) --trajectories N, " : ""
      throw Complaint.badUsage("\(folder) holds a finished \(kind.noun); \(longer)\(ways)")
    case .unfinished:
      guard !isForced else { break }
      throw Complaint.badUsage(
        "\(folder) holds an unfinished \(kind.noun); go on with it by \(kind.command) --resume \(path), \(ways)")
    }
  }
}
