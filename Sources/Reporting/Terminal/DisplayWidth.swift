extension String {
  /// Columns that the text takes on a terminal.
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text without characters that would move the cursor or change colours, so that no scenario can.
  package var printable: String {
    String(
      map { character in
        let isControl = character.unicodeScalars.contains { scalar in
          switch scalar.properties.generalCategory {
          case .control, .lineSeparator, .paragraphSeparator: true
          case .format: scalar != "\u{200D}"  // joins emoji
          default: false
          }
        }
        return isControl ? " " : character
      })
  }

  /// The text in exactly so many columns: cut with an ellipsis, or filled up with spaces.
  package func fitted(to width: Int, alignedRight: Bool = false) -> String {
    let text = truncated(to: width)
    let space = String(repeating: " ", count: max(0, width - text.displayWidth))
    return alignedRight ? space + text : text + space
  }

  /// The text in at most so many columns, its end replaced by an ellipsis if it is too long.
  package func truncated(to width: Int) -> String {
    guard displayWidth > width else { return self }
    guard width > 0 else { return "" }
    var (kept, taken) = ("", 1)
    for character in self {
      guard taken + character.displayWidth <= width else { break }
      kept.append(character)
      taken += character.displayWidth
    }
    return kept + "…"
  }
}

extension Character {
  /// Two for wide East Asian letters and emoji (Unicode Standard Annex 11), none for lone combining marks.
  var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: break
    }
    if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
    let isWide = Self.wideRanges.contains { $0.contains(first.value) }
    return isWide ? 2 : 1
  }

  /// Blocks whose letters are wide; rare ones are left out.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD,
  ]
}
