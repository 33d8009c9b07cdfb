/// The points of a curve that a drawing can show.
enum ThinnedLooks {
  /// Every k-th index, and always the last; k is the least with which there are at most `limit` and one.
  static func indices(count: Int, limit: Int) -> [Int] {
    guard count > 1, limit > 0 else { return Array(0..<count) }
    let step = (count - 1 + limit - 1) / limit
    let indices = Array(stride(from: 0, to: count, by: step))
    return indices.last == count - 1 ? indices : indices + [count - 1]
  }
}
