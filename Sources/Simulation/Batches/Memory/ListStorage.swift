/// Owns lists that never change, one behind the other in one stretch of memory.
struct ListStorage<Element>: ~Copyable {
  private let elements: Storage<Element>
  /// Where each list begins, and where the last one ends.
  private let bounds: Storage<Int>

  init(_ lists: [[Element]]) {
    elements = Storage(lists.flatMap(\.self))
    bounds = Storage(lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
  }

  /// One of the lists, to be read at once and stored nowhere.
  @inline(always)
  subscript(list: Int) -> UnsafeBufferPointer<Element> {
    let first = bounds[list]
    return UnsafeBufferPointer(start: elements.pointer(at: first), count: bounds[list + 1] - first)
  }
}
