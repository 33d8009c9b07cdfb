/// Where in the scenario file something stands, for messages to the person who can mend it.
package struct Place: Sendable, Equatable, Hashable {
  /// The path in the document, such as `actors[0].decisions[0].actions[1].utility`.
  package let path: String
  /// The path of names, such as `South.response.drill.utility`.
  package let name: String
  /// Line in the file, from 1.
  package let line: Int
  /// Column in the line, from 1, in Unicode scalars.
  package let column: Int

  package init(path: String, name: String, line: Int = 1, column: Int = 1) {
    self.path = path
    self.name = name
    self.line = line
    self.column = column
  }
}

/// An expression and where it stands.
package struct Formula: Sendable, Equatable {
  package let expression: Expression
  package let place: Place

  package init(_ expression: Expression, at place: Place) {
    self.expression = expression
    self.place = place
  }
}
