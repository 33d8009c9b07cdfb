import Foundation
import TestSupport
import Testing

@Suite("brink report")
struct ReportTests {
  private let folder: TemporaryFolder
  private let incident: String

  init() throws {
    folder = try TemporaryFolder()
    incident = try folder.file("incident.json", SmallScenarios.incident)
  }

  private func brink(_ arguments: String...) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: arguments, folder: folder).run()
  }

  private func text(_ path: String) throws -> String { String(decoding: try folder.contents(path), as: UTF8.self) }

  @Test("A run leaves its report, and the record gives the same one again")
  func again() throws {
    let run = try brink("run", incident, "--trajectories", "2000", "--variant", "hot", "--set", "heat=0.5")
    #expect(run.code == 0 && run.output.contains("results/incident/report.html"), "\(run.errors)")
    let first = try text("results/incident/report.html")
    #expect(first.contains("--set heat=0.5 --seed 1 --trajectories 2000"))
    let report = try brink("report", "results/incident/")
    #expect(report.code == 0 && report.output == "The report is results/incident/report.html\n", "\(report.errors)")
    // The time that a run took is settled after its report.
    let isTime = /, [0-9.]+ s</
    #expect(try text("results/incident/report.html").replacing(isTime, with: "") == first.replacing(isTime, with: ""))
  }

  @Test("Markdown and JSON are printed, and a file takes what --output names")
  func formats() throws {
    #expect(try brink("run", incident, "--trajectories", "500", "--quiet").code == 0)
    let markdown = try brink("report", "results/incident", "--format", "markdown")
    #expect(markdown.code == 0 && markdown.output.hasPrefix("# A border incident\n\n## Question and answer\n"))
    let json = try brink("report", "results/incident", "--format", "json")
    #expect(try json.output == text("results/incident/summary.json"))
    let file = try brink("report", "results/incident", "--format", "markdown", "--output", "report.md")
    #expect(file.code == 0)
    #expect(try text("report.md") == markdown.output)
    #expect(!folder.exists("report.md.part"))
  }

  @Test("Two runs stand side by side, and charts go out as CSV and Vega-Lite")
  func sideBySide() throws {
    #expect(try brink("run", incident, "--trajectories", "500", "--quiet", "--output", "a").code == 0)
    #expect(try brink("run", incident, "--trajectories", "500", "--quiet", "--output", "b", "--seed", "2").code == 0)
    let report = try brink("report", "a", "b", "--format", "markdown", "--charts", "charts")
    #expect(report.code == 0 && report.output.contains("| a: base | b: base |"), "\(report.errors)")
    #expect(try text("charts/incidence-first-shot.csv").hasPrefix("line,day [days],value [share],low [share],high"))
    let specification = try JSONDecoder().decode(JSONValue.self, from: folder.contents("charts/series-tension.vl.json"))
    #expect(specification["data"]["values"].elements[0]["day"].number == 0)
  }

  @Test("The report of the flagship with six variants is small and quickly made")
  func flagship() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let korea = root.appending(path: "scenarios/korea-2025/scenario.json").path(percentEncoded: false)
    let variants = [
      "D2_demonstration_surge", "R3_progressive_engagement", "U2_personal_deal", "U3_maximum_pressure",
      "pressure_front", "bargain_all_round",
    ]
    let run = try BrinkProcess(
      arguments: ["run", korea, "--trajectories", "512", "--quiet", "--output", "k"]
        + variants.flatMap { ["--variant", $0] }, folder: folder
    ).run()
    #expect(run.code == 0, "\(run.errors)")
    let start = Date()
    #expect(try brink("report", "k").code == 0)
    // A third of a second when the machine has nothing else to do; three where it has.
    #expect(Date().timeIntervalSince(start) < 3)
    #expect(try folder.contents("k/report.html").count < 3_000_000)
  }

  @Test("What has no report says why")
  func complaints() throws {
    let nothing = try brink("report", "nowhere")
    #expect(nothing.code == 2 && nothing.errors.contains("nowhere"))
    #expect(try brink("run", incident, "--trajectories", "9000", "--shard", "1/2", "--output", "shard").code == 0)
    let shard = try brink("report", "shard/shard-1-of-2")
    #expect(shard.code == 2 && shard.errors.contains("brink merge"), "\(shard.errors)")
    #expect(try brink("report").code == 2)
    #expect(try brink("report", "nowhere", "--format", "json", "--open").code == 2)
    #expect(try brink("run", incident, "--trajectories", "100", "--quiet").code == 0)
    let unwritable = try brink("report", "results/incident", "--output", "no/such/folder.html")
    #expect(unwritable.code == 4 && unwritable.errors.contains("no/such/folder.html"), "\(unwritable.errors)")
  }

  @Test("A scenario can write neither markup nor script into its report")
  func hostile() throws {
    let evil = #"</script><img src=x onerror=alert(1)>\"'&\u202e\u0000<svg onload=alert(2)>"#
    let scenario = SmallScenarios.incident
      .replacingOccurrences(of: "A border incident", with: evil)
      .replacingOccurrences(
        of: #""name": "heat","#, with: #""name": "heat", "title": "\#(evil)", "unit": "\#(evil)", "note": "\#(evil)","#
      )
      .replacingOccurrences(of: #""name": "peak","#, with: #""name": "peak", "title": "\#(evil)", "unit": "\#(evil)","#)
      .replacingOccurrences(of: #""name": "hot","#, with: #""name": "hot", "title": "\#(evil)","#)
      .replacingOccurrences(of: #""name": "tense","#, with: #""name": "tense", "title": "\#(evil)","#)
      .replacingOccurrences(of: #""name": "war","#, with: #""name": "war", "title": "\#(evil)","#)
    let file = try folder.file("evil <b>.json", scenario)
    let run = try brink("run", file, "--trajectories", "500", "--variant", "hot", "--quiet")
    #expect(run.code == 0, "\(run.errors)")
    let html = try text("results/incident/report.html")
    #expect(html.components(separatedBy: "onerror").count > 5)
    #expect(!html.contains("<img") && !html.contains("<b>.json") && !html.contains("<svg onload"))
    #expect(html.components(separatedBy: "</script>").count == 2)
    #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{0}"))
    // For a browser to open: CI checks that nothing runs and nothing is added.
    if let kept = ProcessInfo.processInfo.environment["BRINK_KEEP_HOSTILE"] {
      try Data(html.utf8).write(to: URL(filePath: kept))
    }
  }
}
