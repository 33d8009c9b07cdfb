/// The numbers of a chart as one table: what is drawn, what is exported, and what is read in place of the picture.
package struct ChartData: Sendable, Equatable {
  package let columns: [Column]

  /// All columns have the same length.
  package init(_ columns: [Column]) {
    precondition(Set(columns.map(\.count)).count <= 1, "the columns of a table have one length")
    self.columns = columns
  }

  /// One column of the table.
  package struct Column: Sendable, Equatable {
    /// A key for programs, such as `low`.
    package let name: String
    /// For people.
    package let title: String
    package let unit: String?
    package let values: Values

    package init(_ name: String, title: String, unit: String? = nil, _ values: Values) {
      (self.name, self.title, self.unit, self.values) = (name, title, unit, values)
    }

    package var count: Int {
      switch values {
      case .numbers(let numbers): numbers.count
      case .texts(let texts): texts.count
      }
    }
  }

  package enum Values: Sendable, Equatable {
    /// NaN where there is none.
    case numbers([Double])
    case texts([String])
  }

  package var rowCount: Int { columns.first?.count ?? 0 }

  /// The rows as the inline data of a specification.
  var specification: SpecValue {
    .object([
      (
        "values",
        .list(
          (0..<rowCount).map { row in
            .object(
              columns.map { column in
                switch column.values {
                case .numbers(let numbers): (column.name, .number(numbers[row]))
                case .texts(let texts): (column.name, .text(texts[row]))
                }
              })
          })
      )
    ])
  }
}
