/// Text on drawings, where nobody measures it for us.
package enum DrawnText {
  /// Height of the letters in units of a drawing.
  package static let size = 12.0

  /// Roughly the width of a text, rather too much than too little: widths of common sans-serif letters.
  package static func width(_ text: String) -> Double {
    text.reduce(0) { $0 + width($1) } * size
  }

  private static func width(_ character: Character) -> Double {
    if character.displayWidth == 0 { return 0 }
    if character.displayWidth == 2 { return 1.05 }
    switch character {
    case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "[", "]", "(", ")", "f", "t", "r": return 0.36
    case "m", "w", "M", "W", "%", "@", "—", "…": return 0.92
    case "A"..."Z": return 0.70
    default: return 0.59
    }
  }

  /// The text with its end cut off where it is wider than that.
  package static func fitted(_ text: String, to limit: Double) -> String {
    guard width(text) > limit else { return text }
    var (kept, taken) = ("", width("…"))
    for character in text {
      let next = width(character) * size
      guard taken + next <= limit else { break }
      kept.append(character)
      taken += next
    }
    return kept + "…"
  }
}
