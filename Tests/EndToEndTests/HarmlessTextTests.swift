import Foundation
import TestSupport
import Testing

@Suite("Titles that a spreadsheet or a terminal would obey")
struct HarmlessTextTests {
  private let folder: TemporaryFolder
  /// ESC, C1's CSI, BEL, a mark of direction, DEL.
  private static let evil = "=cmd|'/c calc'!A0\u{1B}[31m\u{9B}32m\u{7}\u{202E}\u{7F}"

  init() throws {
    folder = try TemporaryFolder()
    let evil = String(decoding: try JSONEncoder().encode(Self.evil), as: UTF8.self)
    _ = try folder.file(
      "evil.json",
      SmallScenarios.incident.replacing("\"A border incident\"", with: evil)
        .replacing(#""name": "shots","#, with: #""name": "shots", "title": \#(evil), "unit": \#(evil),"#)
        .replacing(#"{ "name": "calm" }"#, with: #"{ "name": "calm", "title": \#(evil) }"#)
        .replacing(#"{ "name": "hot","#, with: #"{ "name": "hot", "title": \#(evil),"#)
        .replacing(#"{ "name": "shot","#, with: #"{ "name": "shot", "title": \#(evil), "narrative": \#(evil),"#))
  }

  private func brink(_ line: String) throws -> BrinkProcess.Result {
    try BrinkProcess(arguments: line.split(separator: " ").map(String.init), folder: folder).run()
  }

  private func obeyed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control: !"\n\r\t".unicodeScalars.contains(scalar)
      default: scalar.properties.isBidiControl
      }
    }
  }

  @Test("No output has characters that a terminal obeys, text or JSON")
  func outputs() throws {
    for command in [
      "check evil.json", "run evil.json -n 500 -v all -o run", "run evil.json -n 300 --json -o json",
      "compare evil.json -n 300 -o compare", "results list .", "results show run", "results show run --json",
      "results export run -t dictionary", "results export run -t manifest --json", "report run --format markdown",
      "report run --format json", "trace evil.json -i 3", "trace evil.json -i 3 --json",
      "trace evil.json -i 3 --format markdown", "trace evil.json -i 3 --every-step", "explain run --outcome shots",
      "explain evil.json --outcome shots --json -n 500", "fork evil.json -i 3 --day 2 -n 100",
      "run evil.json -v nothing", "run \u{1B}[31mnowhere.json",
    ] {
      let result = try brink(command)
      #expect(obeyed(result.output).isEmpty && obeyed(result.errors).isEmpty, "\(command): \(obeyed(result.output))")
    }
    for file in ["run/summary.json", "run/manifest.json", "run/explanation.json"] {
      #expect(try obeyed(String(decoding: folder.contents(file), as: UTF8.self)).isEmpty, "\(file)")
    }
    let summary = try JSONSerialization.jsonObject(with: folder.contents("run/summary.json")) as? [String: Any]
    #expect(summary?["title"] as? String == Self.evil)
  }

  @Test("No field of a CSV begins as a formula does, but for numbers")
  func formulas() throws {
    #expect(try brink("run evil.json -n 500 -v all -q --set heat=-0.0 -o run").code == 0)
    #expect(try brink("report run --charts charts -q").code == 0)
    var tables: [(String, String)] = []
    for table in [
      "trajectories", "estimates", "histograms", "incidence", "series", "occupancy", "transitions", "happenings",
      "faults",
      "comparisons", "manifest", "variants", "blocks", "files", "dictionary",
    ] {
      tables.append((table, try brink("results export run -t \(table)").output))
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path("charts")) where file.hasSuffix("csv") {
      tables.append((file, String(decoding: try folder.contents("charts/\(file)"), as: UTF8.self)))
    }
    #expect(tables.count > 16)
    var neutral = 0
    for (name, table) in tables {
      #expect(obeyed(table).isEmpty, "\(name)")
      for field in fields(table) where field.first.map({ "=+-@\t\r".contains($0) }) == true {
        #expect(Double(field) != nil, "\(name): \(field)")
      }
      neutral += fields(table).count { $0.hasPrefix("'=cmd") }
    }
    #expect(neutral > 0)
  }

  /// The fields of a table, read as RFC 4180 has them.
  private func fields(_ text: String) -> [String] {
    var (fields, field, isQuoted) = ([String](), "", false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case ",",
        "\n" where !isQuoted:
        if isQuoted { field.unicodeScalars.append(scalar) } else { fields.append(field); field = "" }
      case "\r" where !isQuoted: break
      default: field.unicodeScalars.append(scalar)
      }
    }
    return fields + [field]
  }
}
