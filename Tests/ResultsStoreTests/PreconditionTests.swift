import ResultsStore
import TestSupport
import Testing

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  /// Records a batch of one point, which comes to one row of a table with one column.
  private static func record(_ row: [RecordCell], in folder: String) throws {
    let table = RecordTable("estimates", [RecordColumn("variant", .text, "Its name.")])
    let manifest = RecordManifest(
      brink: "0", order: .text("{}"), threads: 1, host: "desk", system: "any", started: "2025-01-06T12:00:00Z",
      commandLine: [])
    let point = BatchPoint(number: 1, scenario: 0, settings: [])
    let record = try BatchRecord.create(
      in: folder, manifest, scenarios: ["incident"], points: [point], findings: [table])
    try record.commit(point, runs: [], findings: [Findings(table, [row])], problem: nil, seconds: 1)
  }

  @Test("The columns of a table have different names, also for SQLite, which does not tell cases apart")
  func columns() async {
    await #expect(processExitsWith: .failure) {
      _ = RecordTable("t", [RecordColumn("a", .whole, "One."), RecordColumn("A", .whole, "Another.")])
    }
  }

  @Test("A row has a value for each column")
  func row() async throws {
    let (full, short) = (try TemporaryFolder(), try TemporaryFolder())
    await #expect(processExitsWith: .success) { [folder = full.path("") as String] in
      try Self.record([.text("base")], in: folder)
    }
    await #expect(processExitsWith: .failure) { [folder = short.path("") as String] in
      try Self.record([], in: folder)
    }
  }
}
