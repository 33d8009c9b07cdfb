/// Owns a stretch of memory, from its making to its end.
///
/// Room for all elements is taken at the start, so nothing is allocated while trajectories are played. The pointers that it
/// hands out live for one instruction: whoever gets one stores it nowhere.
struct Storage<Element>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    base = .allocate(capacity: count)
    base.initialize(repeating: value, count: count)
    self.count = count
  }

  init(_ elements: [Element]) {
    base = .allocate(capacity: elements.count)
    base.initialize(from: elements, count: elements.count)
    count = elements.count
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  @inline(always)  // a load or a store
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count, "an element is within its storage")
      return base[index]
    }
    _modify {
      assert(index >= 0 && index < count, "an element is within its storage")
      yield &base[index]
    }
  }

  @inline(always)
  func pointer(at index: Int = 0) -> UnsafePointer<Element> { UnsafePointer(base + index) }

  @inline(always)
  mutating func mutablePointer(at index: Int = 0) -> UnsafeMutablePointer<Element> { base + index }

  /// For memory of which several threads write different elements at once.
  func sharedPointer(at index: Int = 0) -> UnsafeMutablePointer<Element> { base + index }

  /// Gives all elements one value.
  mutating func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// A copy of some elements.
  func elements(_ range: Range<Int>) -> [Element] {
    Array(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
  }
}
