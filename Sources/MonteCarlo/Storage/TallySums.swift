import Probability

/// The part of a tally in which the order of merging decides the last bits: moments and sums.
///
/// Everything else in a tally is counts and extremes, which merge exactly in any order. A shard keeps these of each of
/// its blocks, so that all shards' blocks can be added in the order in which one machine would have added them.
package struct TallySums: Sendable, Equatable {
  private var moments: [MomentAccumulator]
  private var sums: [[Double]]

  package init(_ tally: Tally) {
    moments = tally.outcomes.map(\.moments) + tally.ladders.flatMap(\.looksOnRung)
    sums = tally.series.map(\.sums)
  }

  package init(_ tally: PairedTally) {
    moments = tally.outcomes.flatMap { $0.levelMoments }
    sums = []
  }

  /// Adds the sums of the block that follows.
  package mutating func merge(_ other: TallySums) {
    precondition(moments.count == other.moments.count, "sums of the same model are added")
    for index in moments.indices { moments[index].merge(other.moments[index]) }
    for series in sums.indices {
      for look in sums[series].indices { sums[series][look] += other.sums[series][look] }
    }
  }

  package var bytes: [UInt8] {
    var writer = ByteWriter()
    for accumulator in moments { writer.write(accumulator) }
    for column in sums { writer.write(column) }
    return writer.bytes
  }

  /// - Parameter model: of a tally of the same model, whatever it holds.
  /// - Throws: `StoredTallyError` for bytes that are not the sums of such a tally.
  package init(bytes: [UInt8], like model: TallySums) throws(StoredTallyError) {
    self = model
    var reader = ByteReader(bytes)
    for index in moments.indices { moments[index] = try reader.moments() }
    for index in sums.indices {
      let column = try reader.numbers()
      guard column.count == sums[index].count else {
        throw StoredTallyError(description: "the sums are of another model")
      }
      sums[index] = column
    }
    guard reader.isAtEnd else { throw StoredTallyError(description: "the sums are of another model") }
  }

  /// Puts the sums in the place of a tally's own.
  package func replaceSums(of tally: inout Tally) {
    var rest = moments[...]
    for index in tally.outcomes.indices {
      if let next = rest.popFirst() { tally.outcomes[index].moments = next }
    }
    for index in tally.ladders.indices {
      for rung in tally.ladders[index].looksOnRung.indices {
        if let next = rest.popFirst() { tally.ladders[index].looksOnRung[rung] = next }
      }
    }
    for index in tally.series.indices { tally.series[index].sums = sums[index] }
  }

  /// Puts the sums in the place of a comparison's own.
  package func replaceSums(of tally: inout PairedTally) {
    var rest = moments[...]
    for index in tally.outcomes.indices {
      let count = tally.outcomes[index].levelMoments.count
      tally.outcomes[index].levelMoments = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
  }
}

extension PairedOutcomeTally {
  /// The moments that merge in block order; none for whole numbers.
  fileprivate var levelMoments: [MomentAccumulator] {
    get { if case .level(let level) = sums { level.sides.map(\.moments) } else { [] } }
    set {
      guard case .level(var level) = sums else { return }
      for (index, moments) in newValue.enumerated() { level.sides[index].moments = moments }
      sums = .level(level)
    }
  }
}
