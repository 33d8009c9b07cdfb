import ArgumentParser
import MonteCarlo
import Reporting
import ResultsStore

/// All shards of one run, complete and in order.
struct ShardSet {
  /// In the order of the shards.
  let folders: [String]
  /// Of the first shard.
  let manifest: RunManifest
  let variants: [String]
  let comparisons: [VariantPair]

  /// - Throws: an exit code, after messages that name every shard that is missing, double, foreign, or unfinished.
  init(reading folders: [String]) throws {
    var found: [Int: String] = [:]
    var problems: [Problem] = []
    var reference: (manifest: RunManifest, variants: [String], pairs: [VariantPair], folder: String)?
    for folder in folders {
      do throws(RecordError) {
        let record = try RunRecord.read(in: folder)
        try record.checkBits()
        let (manifest, variants) = (try record.manifest(), try record.variantNames())
        guard let shard = manifest.shard else {
          problems.append(.init("\(folder) is a whole run, not a shard", .badUsage))
          continue
        }
        let pairs = try record.comparisons()
        let first = reference ?? (manifest, variants, pairs, folder)
        reference = first
        if let difference = Self.difference(manifest, variants, from: first.manifest, first.variants) {
          problems.append(
            .init("\(folder) is foreign: it differs from \(first.folder) in its \(difference)", .badUsage))
        } else if pairs != first.pairs {
          problems.append(.init("\(folder) is foreign: it compares other variants than \(first.folder)", .badUsage))
        } else if manifest.state != .complete {
          problems.append(
            .init(
              "\(folder) is unfinished; go on with brink run --resume \(ShellText.quoted(folder))", .unfinishedShards))
        }
        if let other = found.updateValue(folder, forKey: shard.index) {
          problems.append(.init("shard \(shard.index) is there twice: \(other) and \(folder)", .badUsage))
        }
      } catch {
        problems.append(.init("\(folder): \(error)", Self.code(of: error)))
      }
    }
    guard let reference, let count = reference.manifest.shard?.count else {
      throw Self.complaint(problems)
    }
    let missing = Self.gaps(in: found.keys.sorted(), upTo: count)
    if !missing.isEmpty {
      problems.append(
        .init("missing of \(DecimalText.grouped(count)): \(Self.words(missing))", .unfinishedShards))
    }
    guard problems.isEmpty else { throw Self.complaint(problems) }
    self.folders = found.sorted { $0.key < $1.key }.map(\.value)
    manifest = reference.manifest
    variants = reference.variants
    comparisons = reference.pairs
  }

  /// The numbers from 1 to a count that are not among some in order; in time and room for these, however large the count.
  private static func gaps(in numbers: [Int], upTo count: Int) -> [ClosedRange<Int>] {
    var (gaps, next) = ([ClosedRange<Int>](), 1)
    for number in numbers where number <= count {
      if number > next { gaps.append(next...number - 1) }
      next = number + 1
    }
    return next <= count ? gaps + [next...count] : gaps
  }

  private static func words(_ gaps: [ClosedRange<Int>]) -> String {
    let names = gaps.prefix(20).map { gap in
      gap.count == 1 ? "shard \(gap.lowerBound)" : "shards \(gap.lowerBound) to \(gap.upperBound)"
    }
    return names.joined(separator: ", ") + (gaps.count > 20 ? ", and more" : "")
  }

  private struct Problem {
    let message: String
    let code: ExitCode

    init(_ message: String, _ code: ExitCode) { (self.message, self.code) = (message, code) }
  }

  /// What to wait for, or to play, is only said if nothing else is wrong.
  private static func complaint(_ problems: [Problem]) -> ExitCode {
    OutputStream.error.write(problems.map { "brink: \($0.message)\n" }.joined())
    let codes = problems.map(\.code)
    return [.badUsage, .storage, .busy].first { codes.contains($0) } ?? .unfinishedShards
  }

  private static func code(of error: RecordError) -> ExitCode {
    switch error {
    case .missing, .incomplete: .unfinishedShards
    case .otherBits: .badUsage
    case .locked: .busy
    default: .storage
    }
  }

  /// What makes two shards parts of different runs.
  private static func difference(
    _ one: RunManifest, _ oneNames: [String], from other: RunManifest, _ otherNames: [String]
  ) -> String? {
    if one.scenarioSHA256 != other.scenarioSHA256 { return "scenario" }
    if one.seed != other.seed { return "seed" }
    if one.trajectories != other.trajectories { return "number of trajectories" }
    if one.bits != other.bits { return "bits" }
    if one.settings != other.settings { return "settings" }
    if oneNames != otherNames { return "variants" }
    if one.keptRows != other.keptRows || one.keptValues != other.keptValues { return "--keep" }
    if one.shard?.count != other.shard?.count { return "number of shards" }
    return one.blockSize == other.blockSize ? nil : "size of blocks"
  }
}
