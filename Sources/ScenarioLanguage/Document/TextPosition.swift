/// A place in the file: line and column from 1, the column counted in Unicode scalars.
struct TextPosition: Sendable, Hashable, Comparable {
  var line: Int
  var column: Int

  static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
