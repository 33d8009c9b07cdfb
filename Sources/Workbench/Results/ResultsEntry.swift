import ResultsStore

/// A run or a batch in a list of them, or why it can't be read.
package struct ResultsEntry: Encodable, Sendable {
  /// Its folder.
  package let run: String
  package private(set) var scenario: String?
  package private(set) var state: String?
  /// Asked for, of each variant.
  package private(set) var trajectories: Int?
  /// In the record, of each variant; of a batch, at each point that was played.
  package private(set) var played: Int?
  /// Of a batch, in all and played.
  package private(set) var points, pointsPlayed: Int?
  package private(set) var variants: [String]?
  package private(set) var seed: UInt64?
  package private(set) var started: String?
  package private(set) var seconds: Double?
  package private(set) var error: String?

  /// All runs and batches in a folder and those below it.
  ///
  /// - Parameter depth: how many folders deep.
  package static func all(below folder: String, depth: Int) -> [ResultsEntry] {
    folders(below: folder, depth: depth).map { ResultsEntry($0) }
  }

  private static func folders(below folder: String, depth: Int) -> [String] {
    // One that can't be read may hold runs, and is named with the reason.
    guard FileSystem.mayBeSearched(folder) else { return [folder] }
    let names = FileSystem.names(in: folder)
    var folders = RecordKind.allCases.contains { names.contains($0.fileName) } ? [folder] : []
    guard depth > 0 else { return folders }
    for name in names where FileSystem.isDirectory("\(folder)/\(name)") && !FileSystem.isLink("\(folder)/\(name)") {
      folders += Self.folders(below: "\(folder)/\(name)", depth: depth - 1)
    }
    return folders
  }

  private init(_ name: String) {
    run = name
    guard FileSystem.mayBeSearched(name) else {
      error = "permission denied"
      return
    }
    let folder = ResultsFolder(name)
    let kind: RecordKind = folder.isBatch ? .batch : .run
    do throws(RecordError) { try read(kind, in: folder.path) } catch {
      self.error = error.description(of: kind.fileName)
    }
  }

  private mutating func read(_ kind: RecordKind, in folder: String) throws(RecordError) {
    let book = try RecordBook.read(kind, in: folder)
    let manifest = try book.manifest()
    (started, seconds) = (manifest.started, manifest.seconds)
    switch kind {
    case .run:
      let record = try RunRecord.read(in: folder)
      let order = try Order(manifest.order) { () throws(RecordError) in try record.variantNames() }
      (scenario, seed, variants) = (order.name, order.seed, order.variants)
      (trajectories, played) = (order.trajectories, try record.recordedCount())
      state = (order.shard.map { "shard \($0.index)/\($0.count) " } ?? "") + manifest.state.title
    case .batch:
      let order = try Order(manifest.order) { () throws(RecordError) in [] }
      (scenario, seed, trajectories) = (order.name, order.seed, order.trajectories)
      let all = try BatchRecord.read(in: folder, findings: FindingTables.ofPoints).points()
      (points, pointsPlayed) = (all.count, all.count { $0.state != .waiting })
      played = pointsPlayed == 0 ? 0 : order.trajectories
      let done = pointsPlayed == points ? "" : ", \(pointsPlayed ?? 0) of \(all.count) points"
      state = "batch \(manifest.state.title)\(done)"
    }
  }
}
