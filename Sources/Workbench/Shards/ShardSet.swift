import MonteCarlo
import Reporting
import ResultsStore

/// All shards of one run, complete and in order.
package struct ShardSet {
  /// In the order of the shards.
  let folders: [ResultsFolder]
  /// What all of them are parts of.
  let order: Order
  let comparisons: [VariantPair]
  /// Of the first shard.
  let manifest: RecordManifest

  private struct Problem {
    let message: String
    let status: ExitStatus

    init(_ status: ExitStatus, _ message: String) { (self.message, self.status) = (message, status) }
  }

  /// - Throws: `Complaint`, which names every shard that is missing, double, foreign, or unfinished.
  package init(reading names: [String]) throws(Complaint) {
    var found: [Int: ResultsFolder] = [:]
    var problems: [Problem] = []
    var unfinished: Set<Int> = []
    var first: (run: RecordedRun, pairs: [VariantPair])?
    for folder in names.flatMap({ ResultsFolder($0).shards }) {
      // Of a shard's folder the record may be missing as nobody has played it yet; any other folder is the wrong one.
      let missing: ExitStatus = folder.isNamedAsShard ? .unfinishedShards : .badUsage
      do throws(Complaint) { try folder.checkPresence(of: .run) } catch {
        problems.append(Problem(missing, error.description))
        continue
      }
      if missing == .badUsage, !FileSystem.isTaken("\(folder.path)/\(RecordKind.run.fileName)") {
        problems.append(Problem(missing, "there are no shards in \(folder.path), nor is it one"))
        continue
      }
      do throws(RecordError) {
        let record = try RunRecord.read(in: folder.path)
        try record.book.checkBits()
        let pairs = try record.comparisons()
        let run: RecordedRun
        do { run = try RecordedRun(record, in: folder) } catch {
          problems.append(Problem(error.status, error.description))
          continue
        }
        guard let shard = run.order.shard else {
          problems.append(Problem(.badUsage, "\(folder.path) is a whole run, not a shard"))
          continue
        }
        let reference = first ?? (run, pairs)
        first = reference
        if let difference = Self.difference(run.order, from: reference.run.order) {
          problems.append(
            Problem(
              .badUsage, "\(folder.path) is foreign: it differs from \(reference.run.folder.path) in its \(difference)")
          )
        } else if pairs != reference.pairs {
          problems.append(
            Problem(
              .badUsage, "\(folder.path) is foreign: it compares other variants than \(reference.run.folder.path)"))
        } else if run.manifest.state != .complete, RunLock.isHeld(folder: folder.path) {
          problems.append(Problem(.busy, "\(folder.path) is being played; merge when it is done"))
        } else if run.manifest.state != .complete {
          unfinished.insert(shard.index)
          problems.append(
            Problem(
              .unfinishedShards, "\(folder.path) is unfinished; go on with brink run --resume \(folder.quoted)"))
        }
        if let other = found.updateValue(folder, forKey: shard.index) {
          problems.append(
            Problem(.badUsage, "shard \(shard.index) is there twice: \(other.path) and \(folder.path)"))
        }
      } catch {
        let isBusy = RunLock.isHeld(folder: folder.path)
        problems.append(Problem(isBusy ? .busy : Self.status(of: error), "\(folder.path): \(error)"))
      }
    }
    guard let first, let count = first.run.order.shard?.count else { throw Self.complaint(problems) }
    let missing = ShardNumbers.missing(from: found.keys.sorted(), of: count)
    if !missing.isEmpty {
      problems.append(
        Problem(.unfinishedShards, "missing of \(DecimalText.grouped(count)): \(ShardNumbers.words(missing))"))
    }
    let open = ShardNumbers.missing(from: found.keys.filter { !unfinished.contains($0) }.sorted(), of: count)
    if !open.isEmpty {
      problems.append(
        Problem(
          .unfinishedShards,
          "to play what is left on a cluster, submit the array again with --array=\(ShardNumbers.array(open)) "
            + "and let each task say --shard auto/\(count) --continue"))
    }
    guard problems.isEmpty else { throw Self.complaint(problems) }
    folders = found.sorted { $0.key < $1.key }.map(\.value)
    (order, comparisons, manifest) = (first.run.order.whole, first.pairs, first.run.manifest)
  }

  /// What to wait for, or to play, is only said if nothing else is wrong.
  private static func complaint(_ problems: [Problem]) -> Complaint {
    let statuses = problems.map(\.status)
    return Complaint(
      [.badUsage, .storage, .busy].first { statuses.contains($0) } ?? .unfinishedShards, problems.map(\.message))
  }

  private static func status(of error: RecordError) -> ExitStatus {
    switch error {
    case .missing, .incomplete: .unfinishedShards
    case .otherBits, .unreleased: .badUsage
    case .locked: .busy
    default: .storage
    }
  }

  /// What makes two shards parts of different runs.
  private static func difference(_ one: Order, from other: Order) -> String? {
    one.shard?.count != other.shard?.count ? "number of shards" : one.whole.difference(from: other.whole)
  }
}
