import ArgumentParser
import Reporting
import Workbench

/// Lists the runs under a folder.
struct ResultsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the runs in a folder.")

  @Argument(
    help: ArgumentHelp("Where runs are looked for, three folders deep.", valueName: "folder"), completion: .directory)
  var folder = "results"

  @Flag(help: "Print a JSON array instead of a table.")
  var json = false

  func run() throws {
    guard FileSystem.isDirectory(folder) else { throw Complaint.badUsage("there is no folder \(folder)") }
    let entries = ResultsEntry.all(below: folder, depth: 3)
    if json { return OutputStream.standard.write(verbatim: JSONText.text(of: entries)) }
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
  private static func row(_ entry: ResultsEntry) -> [String] {
    let (played, asked) = (entry.played ?? 0, entry.trajectories ?? 0)
    let count = DecimalText.grouped(played) + (played < asked ? " of " + DecimalText.grouped(asked) : "")
    return [
      entry.run, entry.state ?? "", count, entry.variants.map { String($0.count) } ?? "–", String(entry.seed ?? 0),
      String((entry.started ?? "").prefix(10)),
    ]
  }
}
