/// Labels beside each other's marks, moved as little as keeps them apart.
package enum LabelStack {
  /// Places for labels that would like to stand at `wanted`, in the same order.
  ///
  /// Neighbours end up at least `gap` apart, all within `low` and `high` where they fit. The sum of squared moves is the
  /// least there is: labels that touch form blocks, which stand at their mean (pool adjacent violators; Barlow and others
  /// 1972, Statistical Inference under Order Restrictions, section 1.2).
  package static func resolved(_ wanted: [Double], gap: Double, low: Double, high: Double) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // Less its rank's gaps, a place need only not be smaller than the one before.
    var blocks: [(sum: Double, count: Int)] = []
    for (rank, index) in order.enumerated() {
      blocks.append((wanted[index] - Double(rank) * gap, 1))
      while blocks.count > 1 {
        let (last, previous) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard previous.sum / Double(previous.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast(2)
        blocks.append((previous.sum + last.sum, previous.count + last.count))
      }
    }
    let free = blocks.flatMap { block in Array(repeating: block.sum / Double(block.count), count: block.count) }
    let highest = max(low, high - Double(max(0, wanted.count - 1)) * gap)
    var places = Array(repeating: 0.0, count: wanted.count)
    for (rank, index) in order.enumerated() {
      places[index] = min(max(free[rank], low), highest) + Double(rank) * gap
    }
    return places
  }
}
