import BrinkLibrary
import Foundation
import TestSupport
import Testing

@Suite("Scenarios from files, texts and Swift")
struct ScenarioSourceTests {
  @Test("A file, its text and its bytes are the same scenario")
  func sameScenario() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("incident.json", SmallScenarios.incident)
    let file = try Scenario(contentsOf: URL(filePath: path))
    let text = try Scenario(json: SmallScenarios.incident)
    #expect(file.name == "incident" && file.variantNames == ["hot", "cold"] && file.fileName == path)
    #expect(file.text == text.text)
    #expect(try file.replay(trajectory: 3) == text.replay(trajectory: 3))
  }

  @Test("What is written in Swift reads back as it was meant")
  func literals() throws {
    let document: JSONDocument = [
      "text": "a \"quoted\"\n\u{1} \\ line", "whole": 3, "number": 0.25, "computed": .number(4), "flag": true,
      "nothing": nil, "list": [1, [2.5e300, "x"]], "empty": [:],
    ]
    let read = try JSONDecoder().decode(JSONValue.self, from: Data(document.text.utf8))
    #expect(read["text"].text == "a \"quoted\"\n\u{1} \\ line")
    #expect(read["whole"].number == 3 && read["number"].number == 0.25 && read["computed"].number == 4)
    #expect(read["list"].elements[1].elements[0].number == 2.5e300)
    #expect(document.text.contains(#""computed": 4,"#), "a whole number has no point")
    guard case .boolean(true) = read["flag"], case .null = read["nothing"], case .object(let empty) = read["empty"]
    else { Issue.record("\(read)"); return }
    #expect(empty.isEmpty)
  }

  @Test("A scenario in Swift plays as its text does, and its mistakes have a place in it")
  func builtScenario() throws {
    func coin(_ probability: JSONDocument) throws -> Scenario {
      try Scenario(
        [
          "name": "coin", "clock": ["step": "day", "steps": 5],
          "events": [["name": "heads", "probability": probability]],
          "outcomes": [["name": "heads", "count": "happened(heads)"]],
        ], fileName: "coin")
    }
    let built = try coin(0.5)
    #expect(try built.replay(trajectory: 1) == Scenario(json: built.text).replay(trajectory: 1))
    let error = try #require(throws: ScenarioErrors.self) { try coin("bias") }
    let mistake = try #require(error.diagnostics.first)
    #expect(mistake.path == "events[0].probability" && mistake.line == 4)
    #expect(error.description.hasPrefix("coin:4:"))
    let nan = try #require(throws: ScenarioErrors.self) { try coin(.number(.nan)) }
    #expect(nan.diagnostics.first?.path == "events[0].probability")
    #expect(nan.diagnostics.first?.suggestion == "JSON has no NaN and no infinity")
  }

  @Test("A key that stands twice in Swift is a mistake")
  func repeatedKey() {
    #expect(throws: ScenarioErrors.self) { try Scenario(["name": "a", "name": "b"]) }
  }

  @Test("What can't be read is said to be what it is")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    func found(_ url: URL) -> String? {
      let error = #expect(throws: RequestError.self) { try Scenario(contentsOf: url) }
      #expect(error?.reason == .unreadableFile && error?.argument == "url")
      return error?.found
    }
    #expect(found(folder.url.appending(path: "none.json"))?.hasPrefix("nothing at ") == true)
    #expect(found(folder.url)?.hasPrefix("a folder at ") == true)
    #expect(found(URL(filePath: "/dev/null")) == "no regular file at /dev/null")
    let remote = try #require(URL(string: "https://example.org/a.json"))
    #expect(found(remote)?.hasSuffix("which is no file") == true)
  }

  @Test("The mistakes of a file come at once, with file, line, column, path and what would be right")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("mistaken.json", SmallScenarios.mistaken)
    let error = try #require(throws: ScenarioErrors.self) { try Scenario(contentsOf: URL(filePath: path)) }
    #expect(error.diagnostics.count == 2 && error.fileName == path)
    #expect(error.diagnostics[0].path == "variables[0].next" && error.diagnostics[0].suggestion != nil)
    #expect(error.localizedDescription == error.description)
  }
}
