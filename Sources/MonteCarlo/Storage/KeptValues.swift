import Simulation

/// The outcome values that a tally keeps one by one, stored and restored bit for bit.
///
/// Mostly the trajectories' rows in the record are enough. Bytes of their own are needed where rows are not kept, and for
/// a block with a negative zero, whose sign a column of numbers in SQLite does not keep.
package enum KeptValues {
  /// The values that the rows can't give back; nil if there are none.
  package static func bytes(of block: PlayedBlock) -> [UInt8]? {
    let rowCount = block.rows?.count ?? 0
    let values = block.tally.outcomes.map(\.values)
    let rowsSuffice = values.map { values in
      values.count <= rowCount && !values.contains { $0 == 0 && $0.sign == .minus }
    }
    guard zip(values, rowsSuffice).contains(where: { !$0.isEmpty && !$1 }) else { return nil }
    var writer = ByteWriter()
    for (values, rowsSuffice) in zip(values, rowsSuffice) {
      writer.write(rowsSuffice ? 0 : 1)
      if !rowsSuffice { writer.write(values) }
    }
    return writer.bytes
  }

  /// Adds the values of the block that follows to a tally.
  ///
  /// - Parameters:
  ///   - bytes: what `bytes(of:)` gave.
  ///   - rows: the values in the block's rows, by outcome, of trajectories without a fault and below `keptValueCount`.
  /// - Throws: `StoredTallyError` for bytes that are not the values of such a block.
  package static func restore(_ bytes: [UInt8]?, rows: [[Double]], to tally: inout Tally) throws(StoredTallyError) {
    precondition(rows.count == tally.outcomes.count, "every outcome has a column")
    var reader = ByteReader(bytes ?? [])
    for index in tally.outcomes.indices {
      let hasOwn = bytes == nil ? false : try reader.wholeNumber() == 1
      let values = hasOwn ? try reader.numbers() : rows[index]
      switch tally.outcomes[index].kind {
      case .happening, .firstTime, .number: continue
      case .level: tally.outcomes[index].values += values
      }
    }
    guard reader.isAtEnd else { throw StoredTallyError(description: "the values are of another model") }
  }
}
