/// Text that can be pasted into a shell.
package enum ShellText {
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:=@%+,".unicodeScalars)

  /// The text itself where a shell takes it as one word, otherwise in single quotes.
  package static func quoted(_ text: String) -> String {
    if !text.isEmpty, text.unicodeScalars.allSatisfy(plain.contains) { return text }
    // By scalars: a quotation mark with an accent above ends a word all the same.
    var quoted = ""
    for scalar in text.unicodeScalars {
      if scalar == "'" { quoted += #"'\''"# } else { quoted.unicodeScalars.append(scalar) }
    }
    return "'\(quoted)'"
  }
}
