import ScenarioLanguage

/// Numbers of valid scenarios, in JSON and within formulas, replaced by those at which arithmetic breaks.
///
/// The input is no file but orders: two bytes that choose the scenario, and for each number to replace two bytes for its
/// place and one for what comes there.
enum NumbersTarget {
  static let boundaries = [
    "0", "-0", "1", "-1", "2", "3", "0.1", "0.5", "1.1", "-0.5", "0.9999999999999999", "1.0000000000000002", "64", "65",
    "255", "256", "4095", "4097", "65536", "16777214", "16777215", "2147483647", "2147483648", "4294967295",
    "4294967296", "9007199254740991", "9007199254740992", "9007199254740993", "9223372036854775807",
    "9223372036854775808", "18446744073709551615", "18446744073709551616", "1e15", "1e16", "1e100", "1e101", "1e154",
    "1e155", "1e200", "1e300", "1e308", "-1e308", "1.7976931348623157e308", "-1.7976931348623157e308", "1e309", "1e-8",
    "1e-16", "1e-17", "1e-100", "1e-101", "1e-154", "1e-200", "1e-300", "1e-308", "2.2250738585072014e-308", "5e-324",
    "-5e-324", "1e-400", "null", "\"nan\"", "\"1/0\"", "\"0/0\"", "(1/0)", "(0/0)", "ln(0)", "[]",
  ]

  private static let texts = SeedFiles.scenarioPaths(in: ["Tests/ReferenceData/scenarios", "scenarios"])
    .map(SeedFiles.bytes).filter { (try? Scenario(reading: $0, fileName: "seed")) != nil && $0.count < 40_000 }

  private static let places = texts.map(numbers)

  static func feed(_ orders: [UInt8]) {
    guard orders.count >= 5 else { return }
    func pair(_ at: Int) -> Int { Int(orders[at]) << 8 | Int(orders[at + 1]) }
    let file = pair(0) % texts.count
    let ranges = places[file]
    guard !ranges.isEmpty else { return }
    var changes: [Int: String] = [:]
    for at in stride(from: 2, through: min(orders.count, 14) - 3, by: 3) {
      changes[pair(at) % ranges.count] = boundaries[Int(orders[at + 2]) % boundaries.count]
    }
    var text = texts[file]
    for (index, boundary) in changes.sorted(by: { $0.key > $1.key }) {
      text.replaceSubrange(ranges[index], with: boundary.utf8)
    }
    ScenarioTarget.feed(text)
  }

  /// Where numbers stand, without signs.
  private static func numbers(_ text: [UInt8]) -> [Range<Int>] {
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func isOfName(_ byte: UInt8) -> Bool {
      isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    var found: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard isDigit(text[place]), place == 0 || !isOfName(text[place - 1]) else {
        place += 1
        continue
      }
      let start = place
      while place < text.count, isOfName(text[place]) { place += 1 }
      found.append(start..<place)
    }
    return found
  }
}
