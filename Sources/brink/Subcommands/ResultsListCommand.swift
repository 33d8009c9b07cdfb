import ArgumentParser
import FoundationEssentials
import Reporting
import ResultsStore

/// Lists the runs under a folder.
struct ResultsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the runs in a folder.")

  @Argument(
    help: ArgumentHelp("Where runs are looked for, three folders deep. (default: results)", valueName: "folder"))
  var folder = "results"

  @Flag(help: "Print a JSON array instead of a table.")
  var json = false

  /// One run, or why it can't be read.
  private struct Entry: Encodable {
    let run: String
    var scenario: String?
    var state: String?
    /// Asked for, of each variant.
    var trajectories: Int?
    var variants: [String]?
    var seed: UInt64?
    var started: String?
    var seconds: Double?
    var error: String?
  }

  func run() throws {
    let entries = Self.runs(under: folder, depth: 3).map(Self.entry)
    if json {
      OutputStream.standard.write(try JSONText.text(of: entries))
      return
    }
    for entry in entries {
      let facts =
        entry.error.map { [$0] }
        ?? [
          entry.state ?? "", "\(DecimalText.grouped(entry.trajectories ?? 0)) trajectories",
          (entry.variants ?? []).joined(separator: ", "), "seed \(entry.seed ?? 0)", entry.started ?? "",
        ]
      OutputStream.standard.write("\(entry.run): \(facts.joined(separator: " · "))\n")
    }
    if entries.isEmpty { OutputStream.standard.write("no runs in \(folder)\n") }
  }

  private static func runs(under folder: String, depth: Int) -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    var runs = names.contains(RunRecord.fileName) ? [folder] : []
    guard depth > 0 else { return runs }
    for name in names where FileSystem.isDirectory("\(folder)/\(name)") {
      runs += Self.runs(under: "\(folder)/\(name)", depth: depth - 1)
    }
    return runs
  }

  private static func entry(_ folder: String) -> Entry {
    var entry = Entry(run: folder)
    do {
      let record = try RunRecord.read(in: folder)
      let manifest = try record.manifest()
      let shard = manifest.shard.map { ", shard \($0.index) of \($0.count)" } ?? ""
      entry.scenario = manifest.scenarioName
      entry.state = (manifest.state == .running ? "running or killed" : manifest.state.rawValue) + shard
      entry.trajectories = manifest.trajectories
      entry.variants = try record.variantNames()
      entry.seed = manifest.seed
      entry.started = manifest.started
      entry.seconds = manifest.seconds
    } catch {
      entry.error = error.description
    }
    return entry
  }
}
