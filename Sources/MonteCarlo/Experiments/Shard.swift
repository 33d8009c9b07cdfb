/// One of the equal parts into which a run is cut, so that each can be played on a machine of its own.
package struct Shard: Sendable, Hashable, Codable {
  /// From 1 to `count`.
  package let index: Int
  package let count: Int

  /// - Precondition: the index is from 1 to the count.
  package init(index: Int, count: Int) {
    precondition(index >= 1 && index <= count, "a shard is one of its run's")
    (self.index, self.count) = (index, count)
  }

  /// - Throws: `DecodingError` for a shard that is none of its run's.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let (index, count) = (
      try container.decode(Int.self, forKey: .index), try container.decode(Int.self, forKey: .count)
    )
    guard index >= 1, index <= count else {
      throw DecodingError.dataCorruptedError(
        forKey: .index, in: container, debugDescription: "shard \(index) of \(count)")
    }
    self.init(index: index, count: count)
  }
}

extension Experiment {
  /// The whole blocks that a shard plays; the last block, if it is short, is played when the shards are merged.
  package func blocks(of shard: Shard) -> Range<Int> {
    let whole = trajectoryCount / Self.blockSize
    return whole * (shard.index - 1) / shard.count..<whole * shard.index / shard.count
  }
}
