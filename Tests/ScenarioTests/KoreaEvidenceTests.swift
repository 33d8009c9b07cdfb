import TestSupport
import Testing

@Suite("Korea 2025 is evidenced")
struct KoreaEvidenceTests {
  @Test("Each parameter has a unit, a note and a source of the list")
  func parameters() throws {
    let document = try KoreaPlays.document()
    let sources = Set(document["sources"].elements.map { $0["id"].text })
    for parameter in document["parameters"].elements {
      let name = parameter["name"].text
      #expect(!parameter["unit"].text.isEmpty, "\(name) has no unit")
      #expect(!parameter["note"].text.isEmpty, "\(name) has no note")
      #expect(sources.contains(parameter["source"].text), "\(name) has no source")
    }
  }

  @Test("Each event, and each action with a hazard, has a source of the list")
  func hazards() throws {
    let document = try KoreaPlays.document()
    let sources = Set(document["sources"].elements.map { $0["id"].text })
    let actions = document["actors"].elements.flatMap { $0["decisions"].elements }.flatMap { $0["actions"].elements }
    for thing in document["events"].elements + actions.filter({ !$0["hazard"].text.isEmpty }) {
      #expect(sources.contains(thing["source"].text), "\(thing["name"].text) has no source")
    }
  }

  @Test("What is judgement is a distribution")
  func judgement() throws {
    for parameter in try KoreaPlays.document()["parameters"].elements where parameter["source"].text == "judgement" {
      guard parameter["states"].elements.isEmpty, parameter["over"].text.isEmpty else { continue }
      let name = parameter["name"].text
      #expect(parameter["value"].text.contains("("), "\(name) is judgement and a point")
    }
  }

  /// Ids of the questions of January 2025; M46, whether Kim still leads, has no mechanism here.
  static let questions =
    (["M01"] + ["5", "10", "15", "20"].map { "M02_\($0)" } + (3...48).map { $0 < 10 ? "M0\($0)" : "M\($0)" })
    .filter { $0 != "M46" }

  @Test("Each question has an outcome with its id", arguments: questions)
  func question(_ id: String) throws {
    let outcomes = try KoreaPlays.document()["outcomes"].elements.map { $0["name"].text }
    #expect(outcomes.filter { $0.hasPrefix("\(id)_") }.count >= 1)
  }

  @Test("Each policy has a variant")
  func variants() throws {
    let document = try KoreaPlays.document()
    let variants = document["variants"].elements.map { $0["name"].text }
    for policy in document["actors"].elements.flatMap({ $0["policies"].elements }) {
      let id = policy["title"].text.prefix(2)
      #expect(variants.contains { $0.hasPrefix("\(id)_") }, "\(policy["name"].text) has no variant")
    }
  }

  @Test("The places that the table of elements names exist")
  func places() throws {
    let document = try KoreaPlays.document()
    var names: Set<String> = []
    collectNames(document, into: &names)
    let rows = try Self.elementRows()
    #expect(rows.count == 26)
    for row in rows {
      let places = Self.quoted(row[2])
      #expect(!places.isEmpty, "element\(row[0])has no place")
      for place in places {
        let parts = place.split(separator: ".").map(String.init)
        #expect(parts.allSatisfy { names.contains($0) }, "\(place) is not in the scenario")
      }
    }
  }

  /// The cells of the README's numbered table.
  private static func elementRows() throws -> [[String]] {
    let lines = try KoreaPlays.text(of: "scenarios/korea-2025/README.md").split(separator: "\n")
    let rows = lines.map { $0.split(separator: "|").map(String.init) }
    return rows.filter { $0.count == 4 && Int($0[0].filter { $0 != " " }) != nil }
  }

  /// What stands between backticks.
  private static func quoted(_ cell: String) -> [String] {
    let parts: [Substring] = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }

  private func collectNames(_ value: JSONValue, into names: inout Set<String>) {
    switch value {
    case .array(let elements): for element in elements { collectNames(element, into: &names) }
    case .object(let members):
      names.insert(value["name"].text)
      for case .string(let member) in members["members"]?.elements ?? [] { names.insert(member) }
      for (_, member) in members { collectNames(member, into: &names) }
    default: break
    }
  }
}
