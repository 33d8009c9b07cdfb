/// How the numbers of a report were made, and how to make them again.
package struct ReportMethod: Sendable {
  /// In words.
  let text: String
  /// One for each run or batch of the report.
  let makings: [Making]

  /// What was played, and the command that plays it again.
  struct Making: Sendable {
    /// Nil where the report has only one.
    let name: String?
    let facts: [String]
    let command: [String]
  }

  var blocks: [Block] {
    [.paragraph(text)]
      + makings.flatMap { making -> [Block] in
        (making.name.map { [.heading($0)] } ?? []) + [
          .list(making.facts), .paragraph("The same command with the same version gives the same bits:"),
          .code(making.command.map(ShellText.quoted).joined(separator: " ")),
        ]
      }
  }
}
