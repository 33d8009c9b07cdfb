import Analysis
import Foundation
import Probability
import Reporting
import Testing

@Suite("The report of a run")
struct ReportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func summary(_ name: String, replacing: (String, String) = ("", "")) throws -> RunSummary {
    var text = String(
      decoding: try Data(contentsOf: Self.folder.appending(path: "\(name).summary.json")), as: UTF8.self)
    if !replacing.0.isEmpty { text = text.replacingOccurrences(of: replacing.0, with: replacing.1) }
    return try JSONDecoder().decode(RunSummary.self, from: Data(text.utf8))
  }

  private var context: ReportContext {
    var context = ReportContext()
    context.description = "Two states and a border."
    context.scenarioSHA256 = "ab12"
    context.version = "0.1.0"
    context.command = ["brink", "run", "a file.json", "--seed", "1"]
    context.started = "2025-01-06T12:00:00Z"
    context.seconds = 1.25
    context.host = "desk"
    context.threads = 2
    context.parameters = [
      .init(
        name: "heat", title: "Heat", value: "uniform(0.2, 1)", unit: "per day", source: "book", note: "a guess")
    ]
    context.sources = [.init(id: "book", title: "A book", details: ["1999"])]
    context.variants = [.init(name: "hot", title: nil, changes: ["heat = 1"])]
    return context
  }

  private func report(_ name: String, plays: [Block] = []) throws -> Report {
    Report([ReportedRun(try summary(name), context: context, name: name, plays: plays)])
  }

  /// Set `BRINK_RECORD=1` to write the pages anew, and look at what changed.
  @Test("Markdown reads as recorded", arguments: ["two-variants", "faults-withheld"])
  func golden(name: String) throws {
    let page = MarkdownPage(try report(name)).text
    let file = Self.folder.appending(path: "\(name).md")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(page.utf8).write(to: file) }
    #expect(page == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test("Sections come in the order in which they are read, the plays only where there are some")
  func order() throws {
    let all = ["answer", "outcomes", "when", "how", "comparison", "assumptions", "certainty", "plays", "method"]
    #expect(try report("two-variants").parts.map(\.name) == all.filter { $0 != "plays" })
    #expect(try report("two-variants", plays: [.paragraph("One day …")]).parts.map(\.name) == all)
  }

  @Test("What was compared in pairs is told, with flips, verdicts, ranking and Pareto table")
  func pairedComparison() throws {
    let text = MarkdownPage(try report("comparison")).text
    #expect(text.contains("pairs of trajectories with the same draws") && !text.contains("independent"))
    #expect(text.contains("Flips to yes") && text.contains("p (Holm)"))
    let file = Self.folder.appending(path: "comparison.md")
    if ProcessInfo.processInfo.environment["BRINK_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  @Test("Faults come before everything that is estimated")
  func faults() throws {
    let html = HTMLPage(try report("faults-withheld")).text
    let warning = try #require(html.range(of: "role=\"alert\""))
    let first = try #require(html.range(of: "<h3"))
    #expect(warning.lowerBound < first.lowerBound)
    #expect(html.contains("estimates are withheld"))
  }

  @Test("A page loads nothing, and runs one script that its policy names by hash")
  func policy() throws {
    let html = HTMLPage(try report("two-variants")).text
    #expect(html.components(separatedBy: "<script").count == 2)
    #expect(html.contains("default-src &#39;none&#39;") && html.contains("&#39;sha256-"))
    let rest = html.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")  // a name, not an address
    for word in [" src=", "http://", "@import", "url(", "onclick", "onload"] {
      #expect(!rest.contains(word), "\(word)")
    }
  }

  @Test("Ids are unique")
  func ids() throws {
    let html = HTMLPage(try report("two-variants")).text
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(ids.count > 20)
    #expect(Set(ids).count == ids.count)
  }

  @Test("Names from a file stay text, wherever they stand")
  func hostileNames() throws {
    let hostile = ChartGallery.hostile
    var context = context
    context.description = hostile
    context.command = [hostile]
    context.parameters = [
      .init(name: hostile, title: hostile, value: hostile, unit: hostile, source: hostile, note: hostile)
    ]
    context.variants = [.init(name: "hot", title: hostile, changes: [hostile])]
    context.titles = ["escalation": hostile, "calm": hostile, "war": hostile, "tension": hostile]
    let json = try #require(String(data: JSONEncoder().encode([hostile]), encoding: .utf8)).dropFirst(2).dropLast(2)
    let summary = try summary("two-variants", replacing: ("first_shot", String(json)))
    let run = ReportedRun(summary, context: context, name: hostile, plays: [.heading(hostile), .code(hostile)])
    let html = HTMLPage(Report([run, run])).text
    #expect(!html.contains("<img"))
    for end in ["</script", "</style"] { #expect(html.components(separatedBy: end).count == 2) }
    #expect(!html.contains("\u{202E}") && !html.contains("\u{0}"))
    #expect(html.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"))
    let markdown = MarkdownPage(Report([run])).text
    let unescaped = markdown.split(separator: "\n").filter { !$0.hasPrefix("    ") && $0.contains(/[^\\]<img/) }
    #expect(unescaped.isEmpty)
  }

  @Test("Runs side by side have a column for each variant of each")
  func sideBySide() throws {
    let run = ReportedRun(try summary("two-variants"), context: context, name: "first")
    let other = ReportedRun(try summary("two-variants"), context: context, name: "second")
    let text = MarkdownPage(Report([run, other])).text
    #expect(text.contains("first: base | first: hot | second: base | second: hot |"))
    #expect(text.hasPrefix("# 2 runs side by side"))
  }

  @Test("Without pairs the interval of a difference of shares is Newcombe's")
  func unpaired() throws {
    // 56/70 against 48/80: 0.2000 [0.0524, 0.3339], Newcombe 1998, Statistics in Medicine 17:873, table II, (a), method 10.
    let estimates = [(56, 70), (48, 80)].map { successes, trials in
      probability(of: successes, in: trials)
    }
    let interval = try #require(ReportComparison.difference(from: estimates[1], to: estimates[0]))
    #expect(abs(interval.value - 0.2) < 5e-5)
    #expect(abs(interval.low - 0.0524) < 5e-5)
    #expect(abs(interval.high - 0.3339) < 5e-5)
  }

  private func probability(of successes: Int, in trials: Int) -> Estimate {
    Estimate(
      value: Double(successes) / Double(trials),
      ProportionInterval.wilson(successes: successes, trials: trials, level: 0.95), count: trials)
  }
}
