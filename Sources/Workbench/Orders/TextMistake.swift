/// A text of the command line that is not what it should be: what would be right, in words.
package struct TextMistake: Error, Equatable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
