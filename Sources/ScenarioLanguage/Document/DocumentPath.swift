/// The way from the top of the document to a value, such as `actors[0].decisions[1].every`.
indirect enum DocumentPath: Sendable, CustomStringConvertible {
  case top
  case key(DocumentPath, String)
  case index(DocumentPath, Int)
  /// A change from the command line.
  case setting(String)
  /// An action that is forced from the command line.
  case forcedAction(String)

  var description: String {
    switch self {
    case .top: ""
    case .setting(let name): "--set \(name)"
    case .forcedAction(let name): "--do \(quoted(name))"
    case .index(let parent, let index): "\(parent)[\(index)]"
    case .key(let parent, let key) where !isPlainKey(key): "\(parent)[\(quoted(key))]"
    case .key(.top, let key): key
    case .key(let parent, let key): "\(parent).\(key)"
    }
  }
}

private func isPlainKey(_ key: String) -> Bool {
  !key.isEmpty
    && key.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$") }
}

func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

/// True for `[A-Za-z][A-Za-z0-9_]*`.
func isIdentifier(_ text: String) -> Bool {
  guard let first = text.utf8.first, isLetter(first) else { return false }
  return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
}
