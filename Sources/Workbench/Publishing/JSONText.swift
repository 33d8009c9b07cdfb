import FoundationEssentials
import ResultsStore

/// JSON for people and programs: keys in alphabetical order, arrays of numbers on one line.
package enum JSONText {
  /// The text of a value that has no number which JSON does not know.
  package static func text(of value: some Encodable) -> String {
    JSONEscaping.escaped(String(decoding: indented(compact(value)), as: UTF8.self))
  }

  /// The same on one line, for programs alone.
  static func compact(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    // Without an order of the keys the bytes would differ from run to run.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { preconditionFailure("JSON has no infinities") }
    return Array(data)
  }

  /// Compact JSON with a line for each member and each element that is not a number; ends with a newline.
  static func indented(_ json: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(json.count + json.count / 4)
    var inline: [Bool] = []
    var (isString, isEscaped) = (false, false)
    func breakLine() { text += [UInt8(ascii: "\n")] + Array(repeating: UInt8(ascii: " "), count: 2 * inline.count) }
    for (index, byte) in json.enumerated() {
      if isString {
        text.append(byte)
        isString = isEscaped || byte != UInt8(ascii: "\"")
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        text.append(byte)
        inline.append(isInline(json, from: index))
        if inline.last == false { breakLine() }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if inline.popLast() == false { breakLine() }
        text.append(byte)
      case UInt8(ascii: ","):
        text.append(byte)
        if inline.last == false { breakLine() } else { text.append(UInt8(ascii: " ")) }
      case UInt8(ascii: ":"): text += Array(": ".utf8)
      default:
        isString = byte == UInt8(ascii: "\"")
        text.append(byte)
      }
    }
    return text + [UInt8(ascii: "\n")]
  }

  /// Whether a container is empty, or an array that begins with a number or null.
  private static func isInline(_ json: [UInt8], from index: Int) -> Bool {
    guard index + 1 < json.count else { return true }
    let next = json[index + 1]
    if next == UInt8(ascii: "]") || next == UInt8(ascii: "}") { return true }
    return json[index] == UInt8(ascii: "[") && next != UInt8(ascii: "{") && next != UInt8(ascii: "[")
      && next != UInt8(ascii: "\"")
  }
}
