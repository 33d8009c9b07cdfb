import ArgumentParser
import Reporting
import ResultsStore

/// Where a run may be written without losing what is there.
enum RunFolder {
  /// What a folder holds already.
  enum Occupant {
    /// Nothing, or a record that was abandoned before anything was played.
    case nothing
    case run(RunManifest.State)
    /// A record that is damaged, or a file that is none.
    case unreadable(RecordError)
  }

  /// A folder's name without what people or shells put behind it: a slash, or the record in it.
  static func plain(_ folder: String) -> String {
    var name = folder
    if name.hasSuffix("/" + RunRecord.fileName) { name.removeLast(RunRecord.fileName.count) }
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    return name
  }

  static func occupant(of folder: String) -> Occupant {
    do {
      return .run(try RunRecord.read(in: folder).manifest().state)
    } catch {
      return error == .missing || error == .incomplete ? .nothing : .unreadable(error)
    }
  }

  /// The folder for a new run: the one that was named, or a new one among the results.
  ///
  /// - Parameters:
  ///   - output: as the user named it; nil for `results/name`, or `results/name-2` and so on if that is taken.
  ///   - isForced: whether what is there may be replaced.
  static func choose(_ output: String?, name: String, shard: RunManifest.Shard?, isForced: Bool) -> String {
    let folder = output ?? "results/\(name)"
    // The shards of a run stand beside each other.
    if let shard { return "\(folder)/shard-\(shard.index)-of-\(shard.count)" }
    guard output == nil, !isForced else { return folder }
    var (candidate, number) = (folder, 2)
    while !isFree(candidate) {
      candidate = "\(folder)-\(number)"
      number += 1
    }
    return candidate
  }

  private static func isFree(_ folder: String) -> Bool {
    if case .nothing = occupant(of: folder) { return true }
    return false
  }

  /// Makes room for a new run. What an earlier one left is removed only with `--force`.
  ///
  /// - Throws: an exit code, after a message, for a folder that is taken.
  static func clear(_ folder: String, isForced: Bool) throws {
    let ways = "replace it with --force, or choose another folder with --output"
    let path = ShellText.quoted(folder)
    switch occupant(of: folder) {
    case .nothing: break
    case .run where isForced: break
    case .run(.complete):
      throw Complaint.badUsage(
        "\(folder) holds a finished run; make it longer by brink run --resume \(path) --trajectories N, \(ways)")
    case .run:
      throw Complaint.badUsage(
        "\(folder) holds an unfinished run; go on with it by brink run --resume \(path), \(ways)")
    case .unreadable where isForced: break
    case .unreadable(let error):
      throw Complaint.storage("\(folder)/\(RunRecord.fileName) is not overwritten: \(error); \(ways)")
    }
    remove(folder)
  }

  /// Removes a run's files.
  static func remove(_ folder: String) {
    RunRecord.remove(in: folder)
    for name in ["report.html", "summary.json", "manifest.json", "explanation.json"] {
      FileSystem.remove("\(folder)/\(name)")
    }
  }
  /// The manifest of a run that has results, finished or interrupted.
  ///
  /// - Throws: an exit code, after a message, if there is no run, or one without results or with old ones.
  static func manifestOfResults(in folder: String) throws -> RunManifest {
    guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no run in \(folder)") }
    let (manifest, count) = try RunJob.reporting(folder) { () throws(RecordError) in
      let record = try RunRecord.read(in: folder)
      return (try record.manifest(), try record.recordedCount())
    }
    if let shard = manifest.shard {
      throw Complaint.badUsage(
        "\(folder) is shard \(shard.index) of \(shard.count) and has no results of its own; join all by brink merge")
    }
    guard manifest.state != .running else {
      throw Complaint.badUsage(
        "\(folder) is being played, or was killed while it was: \(DecimalText.grouped(count)) of "
          + "\(DecimalText.grouped(manifest.trajectories)) trajectories are recorded; "
          + "finish it by brink run --resume \(ShellText.quoted(folder))")
    }
    return manifest
  }
}
