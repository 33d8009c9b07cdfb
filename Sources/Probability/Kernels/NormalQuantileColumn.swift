/// Fills a column with the standard normal quantiles of another, with the bits of the group form of `normalQuantile`.
///
/// The columns have the same count. Fifteen lanes in a hundred are in a tail, which costs a logarithm and a square root:
/// they are brought together, computed, and put back.
package func normalQuantileColumn(_ out: inout MutableSpan<LaneGroup>, _ p: Span<LaneGroup>) {
  precondition(out.count == p.count, "columns have the same count")
  var first = 0
  while first < out.count {
    let count = min(tileGroupCount, out.count - first)
    // On the stack, because of its size.
    withUnsafeTemporaryAllocation(of: LaneGroup.self, capacity: tileGroupCount) { tails in
      withUnsafeTemporaryAllocation(of: Int32.self, capacity: tileGroupCount * 8) { places in
        fillQuantileTile(&out, p, first: first, count: count, tails: tails, places: places)
      }
    }
    first += count
  }
}

/// Groups that are worked on at a time; a kilobyte of lanes is the most that the stack is used for.
private let tileGroupCount = 16

private func fillQuantileTile(
  _ out: inout MutableSpan<LaneGroup>, _ p: Span<LaneGroup>, first: Int, count: Int,
  tails: UnsafeMutableBufferPointer<LaneGroup>, places: UnsafeMutableBufferPointer<Int32>
) {
  guard let tailGroups = tails.baseAddress, let placeList = places.baseAddress else { return }
  let tailLanes = UnsafeMutableRawPointer(tailGroups).assumingMemoryBound(to: Double.self)
  var tailCount = 0
  for group in first..<first + count {
    let probabilities = p[group]
    out[group] = normalCentralQuantile(probabilities)
    for lane in 0..<8 {
      let probability = probabilities[lane]
      tailLanes[tailCount] = probability
      placeList[tailCount] = Int32(truncatingIfNeeded: group &<< 3 | lane)
      // A NaN counts as a tail; its result is NaN.
      tailCount &+= (probability - 0.5).magnitude <= normalCentreHalfWidth ? 0 : 1
    }
  }
  for group in 0..<(tailCount &+ 7) &>> 3 { tailGroups[group] = normalTailQuantile(tailGroups[group]) }
  out.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    let lanes = UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
    for tail in 0..<tailCount { lanes[Int(placeList[tail])] = tailLanes[tail] }
  }
}
