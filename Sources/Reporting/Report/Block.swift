/// A part of a report, whatever it is written as.
package indirect enum Block: Sendable {
  case paragraph(String)
  /// What must be read first.
  case warning(String)
  /// A heading below the section's.
  case heading(String)
  case list([String])
  /// Something to type or to compare letter by letter.
  case code(String)
  case table(ReportTable)
  /// Charts beside each other where there is room.
  case charts([Chart])
  /// What is read only by those who want to.
  case collapsible(String, [Block])
}
