extension String {
  /// Text in which no character means anything to Markdown (CommonMark 0.31, section 2.4) or to HTML inside it.
  package var escapedForMarkdown: String {
    var result = ""
    for character in printable {
      if "\\`*_[]<>&#|~$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
