/// What a record is of.
package enum RecordKind: String, CaseIterable, Sendable {
  case run, batch

  /// The record's name in its folder.
  package var fileName: String { "\(rawValue).sqlite" }

  /// Tells SQLite's files of brink from others, and from each other: "Brnk" and "Brnb".
  var applicationID: Int32 { self == .run ? 0x4272_6E6B : 0x4272_6E62 }

  /// Tables without which a record was abandoned before it said what is played.
  var essentialTables: [String] { ["manifest", self == .run ? OutcomeTable.name : BatchTables.points.name] }
}
