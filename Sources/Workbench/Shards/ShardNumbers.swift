/// Numbers of shards, as people and Slurm read them.
enum ShardNumbers {
  /// The numbers from 1 to a count that are not among some in order; in time and room for these, however large the count.
  static func missing(from numbers: [Int], of count: Int) -> [ClosedRange<Int>] {
    var (gaps, next) = ([ClosedRange<Int>](), 1)
    for number in numbers where number <= count {
      if number > next { gaps.append(next...number - 1) }
      next = number + 1
    }
    return next <= count ? gaps + [next...count] : gaps
  }

  /// As Slurm's `--array` takes them: `3,5-7`.
  static func array(_ ranges: [ClosedRange<Int>]) -> String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }

  /// `shard 3, shards 5 to 7`; of very many only the first.
  static func words(_ gaps: [ClosedRange<Int>]) -> String {
    let names = gaps.prefix(20).map { gap in
      gap.count == 1 ? "shard \(gap.lowerBound)" : "shards \(gap.lowerBound) to \(gap.upperBound)"
    }
    return names.joined(separator: ", ") + (gaps.count > 20 ? ", and more" : "")
  }
}
