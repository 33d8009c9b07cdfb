import Analysis
import Foundation
import MonteCarlo
import Simulation
import Testing
import Workbench

@Suite("Orders")
struct OrderTests {
  private static func order() throws -> Order {
    Order(
      .comparison, name: "crisis", files: [InputFile(path: "a b.json", bytes: Array("{}".utf8))],
      variants: ["base", "hot"], settings: [Setting(name: "tempo", value: "0.09")], seed: .max, trajectories: 1 << 40,
      precision: try PrecisionGoal(text: "hot-base:war=10%"), keptRows: .max,
      comparison: ComparisonRequest(
        baseline: "hot", margins: ComparisonMargins(general: 0.1, byOutcome: ["war": 1e-3]),
        objectives: [Objective(.minimise, "war")]), shard: Shard(index: 2, count: 3))
  }

  @Test("An order returns from JSON as it was")
  func roundTrip() throws {
    let order = try Self.order()
    #expect(try JSONDecoder().decode(Order.self, from: JSONEncoder().encode(order)) == order)
  }

  @Test("An order of another format, or without a file, is none")
  func otherFormat() throws {
    let text = String(decoding: try JSONEncoder().encode(Self.order()), as: UTF8.self)
    for changed in [
      text.replacing("brink-order-1", with: "brink-order-9"),
      text.replacing(#""variants":["base","hot"]"#, with: #""variants":[]"#),
    ] {
      #expect(changed != text)
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Order.self, from: Data(changed.utf8)) }
    }
  }

  @Test("The command of an order asks for all that decides its bits and its tables")
  func command() throws {
    #expect(
      try Self.order().command == [
        "brink", "compare", "a b.json", "--variant", "hot", "--set", "tempo=0.09", "--seed", "18446744073709551615",
        "--trajectories", "1099511627776", "--keep", "all", "--baseline", "hot", "--margin", "0.1", "--margin",
        "war=0.001", "--objective", "minimise war",
      ])
  }

  @Test("The digest of a file is that of its bytes (FIPS 180-4, the message abc)")
  func digest() {
    let file = InputFile(path: "abc", bytes: Array("abc".utf8))
    #expect(file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
