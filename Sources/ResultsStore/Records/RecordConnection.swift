import GRDB

/// One connection to a record's database, which is closed with its last owner.
///
/// GRDB's own object is never let go of: with it a dispatch queue would end, for which libdispatch starts a thread. Where the
/// system gives no thread (`ulimit -u`) it would wait for ever, and where it gives no file (`ulimit -n`) end the program.
final class RecordConnection: Sendable {
  private let queue: DatabaseQueue

  /// - Throws: `DatabaseError`.
  init(_ path: String, _ configuration: Configuration) throws {
    queue = try DatabaseQueue(path: path, configuration: configuration)
    _ = Unmanaged.passRetained(queue)
  }

  deinit { try? queue.close() }

  var path: String { queue.path }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try withExtendedLifetime(self) { try queue.read(body) }
  }

  /// In a transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try withExtendedLifetime(self) { try queue.write(body) }
  }

  func writeWithoutTransaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try withExtendedLifetime(self) { try queue.writeWithoutTransaction(body) }
  }

  func migrate(_ migrator: DatabaseMigrator) throws { try withExtendedLifetime(self) { try migrator.migrate(queue) } }
}
