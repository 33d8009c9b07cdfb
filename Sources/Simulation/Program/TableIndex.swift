/// The place of an entry in one of a program's tables, which the type tells apart.
struct TableIndex<Element>: Hashable, Sendable {
  private let packed: Int32

  init(_ position: Int) { packed = Int32(position) }

  var position: Int { Int(packed) }

  /// The place of an entry some way behind this one.
  func next(_ distance: Int) -> TableIndex { TableIndex(position + distance) }
}

extension TableIndex: CustomStringConvertible {
  var description: String { "\(position)" }
}

extension Array {
  subscript(index: TableIndex<Element>) -> Element {
    get { self[index.position] }
    set { self[index.position] = newValue }
  }

  /// Appends an entry and says where it stands.
  mutating func add(_ element: Element) -> TableIndex<Element> {
    append(element)
    return TableIndex(count - 1)
  }
}
