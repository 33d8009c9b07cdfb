import ArgumentParser
import Reporting
import ResultsStore

/// Lists the runs under a folder.
struct ResultsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the runs in a folder.")

  @Argument(
    help: ArgumentHelp("Where runs are looked for, three folders deep.", valueName: "folder"), completion: .directory)
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
    /// In the record, of each variant.
    var played: Int?
    var variants: [String]?
    var seed: UInt64?
    var started: String?
    var seconds: Double?
    var error: String?
  }

  func run() throws {
    guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no folder \(folder)") }
    let entries = Self.runs(under: folder, depth: 3).map(Self.entry)
    if json { return OutputStream.standard.write(verbatim: try JSONText.text(of: entries)) }
    guard !entries.isEmpty else { return OutputStream.standard.write("no runs in \(folder)\n") }
    let rows = entries.filter { $0.error == nil }.map(Self.row)
    let heading = ["run", "state", "trajectories", "variants", "seed", "started"]
    if !rows.isEmpty {
      OutputStream.standard.write(Self.lines([heading] + rows).map { $0 + "\n" }.joined())
    }
    for entry in entries {
      if let error = entry.error { OutputStream.standard.write("\(entry.run): \(error)\n") }
    }
  }

  /// Names are never cut, as they are to be copied: where they leave no room for the rest, they stand above it.
  private static func lines(_ rows: [[String]]) -> [String] {
    let lines = PlainColumns(rows: rows, leftAligned: [0, 1, 5]).lines
    guard lines.contains(where: { $0.displayWidth > TerminalDevice.width }) else { return lines }
    let rest = PlainColumns(rows: rows.map { Array($0.dropFirst()) }, leftAligned: [0, 4]).lines
    return zip(rows, rest).flatMap { [$0[0], "  " + $1] }
  }

  /// A run in a line: what is played of what was asked for, and when it began.
  private static func row(_ entry: Entry) -> [String] {
    let (played, asked) = (entry.played ?? 0, entry.trajectories ?? 0)
    let count = DecimalText.grouped(played) + (played < asked ? " of " + DecimalText.grouped(asked) : "")
    return [
      entry.run, entry.state ?? "", count, entry.variants.map { String($0.count) } ?? "–", String(entry.seed ?? 0),
      String((entry.started ?? "").prefix(10)),
    ]
  }

  private static func runs(under folder: String, depth: Int) -> [String] {
    // One that can't be read may hold runs, and is named with the reason.
    guard FileSystem.mayBeSearched(folder) else { return [folder] }
    let names = FileSystem.names(in: folder)
    var runs = names.contains(RunRecord.fileName) || names.contains(BatchRecord.fileName) ? [folder] : []
    guard depth > 0 else { return runs }
    for name in names where FileSystem.isDirectory("\(folder)/\(name)") && !FileSystem.isLink("\(folder)/\(name)") {
      runs += Self.runs(under: "\(folder)/\(name)", depth: depth - 1)
    }
    return runs
  }

  private static func entry(_ folder: String) -> Entry {
    var entry = Entry(run: folder)
    guard FileSystem.mayBeSearched(folder) else {
      entry.error = "permission denied"
      return entry
    }
    if BatchFolder.isBatch(folder) { return batchEntry(folder) }
    do {
      let record = try RunRecord.read(in: folder)
      let manifest = try record.manifest()
      entry.scenario = manifest.scenarioName
      entry.state = (manifest.shard.map { "shard \($0.index)/\($0.count) " } ?? "") + manifest.state.title
      entry.trajectories = manifest.trajectories
      entry.played = try record.recordedCount()
      entry.variants = try record.variantNames()
      entry.seed = manifest.seed
      entry.started = manifest.started
      entry.seconds = manifest.seconds
    } catch {
      entry.error = error.description
    }
    return entry
  }

  /// A batch: its trajectories are those of each run.
  private static func batchEntry(_ folder: String) -> Entry {
    var entry = Entry(run: folder)
    do {
      let manifest = try BatchRecord.read(in: folder).manifest()
      entry.scenario = manifest.name
      entry.state = "batch \(manifest.state.title)"
      entry.trajectories = manifest.trajectories
      entry.played = manifest.state == .complete ? manifest.trajectories : 0
      entry.seed = manifest.seed
      entry.started = manifest.started
      entry.seconds = manifest.seconds
    } catch {
      entry.error = error.description(of: BatchRecord.fileName)
    }
    return entry
  }
}
