import ScenarioLanguage
import Simulation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Hostile files are refused in bounded time and space")
struct HostileInputTests {
  @Test(
    "Deep nesting in expressions is an error, never a stack overflow",
    arguments: [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
      String(repeating: "!", count: 100_000) + "true", "2" + String(repeating: "^2", count: 100_000),
      String(repeating: "exp(", count: 100_000), String(repeating: "tension[", count: 100_000),
      String(repeating: "if(true, 1, ", count: 100_000) + "2" + String(repeating: ")", count: 100_000),
      String(repeating: "1 + (", count: 50_000), "1" + String(repeating: " + 1", count: 10_000),
      String(repeating: "1 || 1 && 1 == 1 + 1 * (", count: 10_000),
    ].map(LongText.init(text:)))
  func nesting(_ deep: LongText) {
    let found = errors(in: world(probe: "\"\(deep.text)\""))
    #expect(found.count == 1)
    #expect(found.first?.suggestion == "split it into definitions")
  }

  @Test(
    "The deepest expressions that are allowed fit on a stack of 512 KiB",
    arguments: [
      String(repeating: "(", count: 190) + "1" + String(repeating: ")", count: 190),
      String(repeating: "-", count: 199) + "1", "2" + String(repeating: "^2", count: 199),
      String(repeating: "exp(", count: 199) + "1" + String(repeating: ")", count: 199),
      String(repeating: "if(true, 1, ", count: 190) + "2" + String(repeating: ")", count: 190),
      String(repeating: "1 + (", count: 95) + "1" + String(repeating: ")", count: 95),
      String(repeating: "1 + if(true, 1, ", count: 95) + "2" + String(repeating: ")", count: 95),
      String(repeating: "if(1 < ", count: 95) + "2" + String(repeating: ",1,2)", count: 95),
      String(repeating: "maturity[if(1 < ", count: 60) + "2" + String(repeating: ",icbm,srbm)]", count: 60),
      String(repeating: "1 + normal(1 * ", count: 60) + "2" + String(repeating: ",1)", count: 60),
      String(repeating: "number(true || true && 1 == 1 + 1 * (", count: 25) + "1" + String(repeating: "))", count: 25),
      "1" + String(repeating: " + 1", count: 999), "number(true" + String(repeating: " && true", count: 997) + ")",
      "min(1" + String(repeating: ", 1", count: 998) + ")",
    ].map(LongText.init(text:)))
  func smallStack(_ long: LongText) {
    let found = onThread(stackSize: 512 << 10) { errors(in: world(probe: "\"\(long.text)\"")) }
    #expect(found == [])
  }

  @Test("Definitions that nest a thousand deep through each other are an error")
  func deepDefinitions() throws {
    let definitions = (1..<5_000).map { #"{"name": "d\#($0)", "value": "d\#($0 - 1) + 1"}"# }.joined(separator: ",")
    let text = document(#""definitions": [{"name": "d0", "value": 1}, \#(definitions)]"#)
    let found = try #require(onThread(stackSize: 512 << 10) { errors(in: text) })
    #expect(found.count == 1)
    #expect(found.first?.message.contains("nested too deeply") == true)
  }

  @Test("A circle of ten thousand definitions is one error")
  func longCycle() throws {
    let definitions = (0..<10_000).map { #"{"name": "d\#($0)", "value": "d\#(($0 + 1) % 10_000)"}"# }
    let found = try #require(
      onThread(stackSize: 512 << 10) {
        errors(in: document(#""definitions": [\#(definitions.joined(separator: ","))]"#))
      })
    #expect(found.count == 1)
  }

  @Test("A string of ten megabytes is read", arguments: ["a", "\\n", "é", "\\ud83d\\ude00"])
  func longString(_ unit: String) {
    let text = String(repeating: unit, count: (10 << 20) / unit.utf8.count)
    #expect(errors(in: document("\"note\": \"\(text)\"")) == [])
    #expect(errors(in: document("\"series\": [\"\(text)\"]")).count == 1)
  }

  @Test("Files, arrays, names, sets and windows have limits that the messages state")
  func limits() {
    func only(_ text: String) -> String? {
      let found = errors(in: text)
      return found.count == 1 ? found[0].message : "\(found.count) errors"
    }
    #expect(only(String(repeating: " ", count: (16 << 20) + 1))?.contains("16 MiB") == true)
    let array = "[" + String(repeating: "0,", count: 10_000) + "0]"
    #expect(only(document("\"series\": \(array)")) == "an array may have 10000 entries")
    let name = String(repeating: "a", count: 101)
    #expect(
      only(document("\"sets\": [{\"name\": \"\(name)\", \"members\": [\"b\"]}]"))?.hasSuffix("100 characters") == true)
    let members = (0...1_000).map { "\"m\($0)\"" }.joined(separator: ",")
    #expect(
      only(document("\"sets\": [{\"name\": \"s\", \"members\": [\(members)]}]"))
        == "there may be 1000 names here, found 1001")
  }

  @Test("Sets over sets over sets don't fill the memory")
  func manyMembers() {
    let members = (0..<1_000).map { "\"m\($0)\"" }.joined(separator: ",")
    let variables = (0..<9_000).map { #"{"name": "v\#($0)", "over": "s", "initial": 0}"# }.joined(separator: ",")
    let found = errors(
      in: document("\"sets\": [{\"name\": \"s\", \"members\": [\(members)]}], \"variables\": [\(variables)]"))
    #expect(found.map(\.message) == ["the scenario has 9000000 values; it may have 4000000"])
  }

  @Test("A hundred mistakes are shown, the rest are counted")
  func manyMistakes() throws {
    let ends = (0..<9_999).map { #"{"name": "e\#($0)", "when": "unknown\#($0)"}"# }.joined(separator: ",\n")
    let thrown = try #require(throws: ScenarioErrors.self) { try read(document("\"ends\": [\(ends)]")) }
    #expect(thrown.diagnostics.count == 100)
    #expect(thrown.omittedCount == 9_899)
    #expect(thrown.diagnostics.map(\.line) == Array(2...101))
    #expect(thrown.description.hasSuffix("\nscenario.json: and 9899 more errors"))
  }

  @Test("A sample truncated at any byte throws")
  func truncated() throws {
    let sample = try trimmed(repositoryFile("scenarios/two-state-crisis/scenario.json"))
    for length in 0..<sample.count {
      #expect(throws: ScenarioErrors.self) { try Scenario(reading: Array(sample[..<length]), fileName: "s") }
    }
  }

  @Test(
    "Random changes of bytes throw or succeed",
    arguments: [
      "two-state-crisis", "arms-race", "deterrence-game",
    ])
  func mutated(_ folder: String) throws {
    let sample = try repositoryFile("scenarios/\(folder)/scenario.json")
    var generator = SplitMix64(state: 20_250_106)
    let interesting = Array("\"\\{}[],:.0e9-+*/^%()<>=!&| atrue\n".utf8) + [0, 0x80, 0xC3, 0xFF]
    for _ in 0..<3_000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = interesting.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: index)
        default: bytes.insert(interesting.randomElement(using: &generator) ?? 0, at: index)
        }
      }
      do {
        // Whatever is accepted is complete: every slot has an initial value or is a ladder.
        let model = try Scenario(reading: bytes, fileName: "s").model()
        #expect(model.setup.count == model.slots.count { $0.role != .ladder })
      } catch {
        #expect(!error.diagnostics.isEmpty)
        #expect(error.diagnostics.allSatisfy { $0.line >= 1 && $0.column >= 1 })
      }
    }
  }

  @Test("Hints and repeated strings cost a bounded time")
  func costly() {
    func name(_ index: Int) -> String { String(repeating: "n", count: 94) + "\(100_000 + index)" }
    let variables = (0..<9_999).map { "{\"name\": \"\(name($0))\", \"initial\": 0}" }.joined(separator: ",")
    let ends = (0..<9_999).map { "{\"name\": \"e\($0)\", \"when\": \"m\(name($0).dropFirst()) > 0\"}" }.joined(
      separator: ",")
    let members = (0..<1_000).map { "\"m\($0)\"" }.joined(separator: ",")
    let padding = String(repeating: " ", count: 8 << 20)
    let time = ContinuousClock().measure {
      #expect(errors(in: document("\"variables\": [\(variables)], \"ends\": [\(ends)]")).count == 100)
      let over = "{\"name\": \"x\", \"over\": \"s\", \"initial\": 0, \"next\": \"1 + \(padding)y\"}"
      let text = document("\"sets\": [{\"name\": \"s\", \"members\": [\(members)]}], \"variables\": [\(over)]")
      #expect(errors(in: text).map(\.message) == [#"there is nothing named "y" here"#])
    }
    #expect(time < .seconds(15), "the limit allows for a busy machine")
  }

  @Test("Two megabytes are checked in well under a second")
  func large() {
    let definitions = (0..<9_000).map {
      #"{"name": "definition_\#($0)", "value": "if(tension > 0.\#($0), \#($0) * tension + normal(0, 1), "#
        + #"clamp(kind_of_\#($0), 0, 1)) + count(summit, 30)", "note": "\#(String(repeating: "x", count: 60))"}"#
    }.joined(separator: ",\n")
    let variables = (0..<9_000).map { #"{"name": "kind_of_\#($0)", "initial": "uniform(0, 1)", "next": "tension"}"# }
      .joined(separator: ",\n")
    let text = document(
      """
      "definitions": [\(definitions)], "variables": [{"name": "tension", "initial": 0.5}, \(variables)],
      "events": [{"name": "summit"}]
      """)
    #expect(text.utf8.count > 2_000_000)
    let time = ContinuousClock().measure { #expect(errors(in: text) == []) }
    #expect(time < .seconds(10), "the limit allows for a busy machine")
  }

  private func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[..<(bytes.lastIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? 0)]
  }
}

/// The generator of Steele, Lea and Flood (2014), for inputs that are the same in every run.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A text that a test's name shows only the beginning of.
struct LongText: Sendable, CustomTestStringConvertible {
  let text: String

  var testDescription: String { "\(text.prefix(20))… (\(text.utf8.count) bytes)" }
}
