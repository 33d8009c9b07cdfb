import ArgumentParser
import Reporting
import ResultsStore

/// Folders of runs and batches that are there already.
enum RunFolder {
  /// A folder's name without what people or shells put behind it: slashes, dots, or the record in it.
  static func plain(_ folder: String) -> String {
    var name = folder
    for kind in RecordKind.allCases where name.hasSuffix("/" + kind.fileName) {
      name.removeLast(kind.fileName.count)
    }
    while name.count > 1, name.hasSuffix("/") || name.hasSuffix("/.") { name.removeLast() }
    return name
  }

  /// The folder of a new shard below that of its run: shards stand beside each other.
  static func ofShard(_ shard: RunManifest.Shard, below folder: String) -> String {
    "\(folder)/shard-\(shard.index)-of-\(shard.count)"
  }

  /// Removes a record and the files that it lists.
  static func remove(_ folder: String, _ kind: RecordKind) {
    OwnFiles(of: folder, kind).remove()
    kind.removeRecord(in: folder)
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
      let done =
        "\(DecimalText.grouped(count)) of \(DecimalText.grouped(manifest.trajectories)) trajectories are recorded"
      if RunLock.isHeld(folder: folder) { throw Complaint.busy("\(folder) is being played: \(done)") }
      throw Complaint.badUsage(
        "\(folder) was killed while it was played: \(done); finish it by brink run --resume \(ShellText.quoted(folder))"
      )
    }
    return manifest
  }

  /// Writes a file beside the record of a run, in the place of one that brink wrote.
  ///
  /// - Throws: an exit code, after a message that begins with `what`.
  static func add(_ text: String, as name: String, to folder: String, what: String) throws {
    Interruption.watch()
    let lock = try RunJob.lock(folder)
    try withExtendedLifetime(lock) {
      do {
        let list = try RunRecord.fileList(in: folder)
        try RunDirectory(existing: folder).publish([(name, Array(text.utf8))], for: .run, listedIn: list)
      } catch {
        throw Complaint.unwritten(what, error)
      }
    }
  }
}
