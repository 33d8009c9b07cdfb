import Simulation

extension DeclarationReader {
  mutating func readParameters(_ document: Cursor) {
    for entry in document.elements("parameters") {
      guard let name = entry.string("name") else { continue }
      add(entry, name: name, role: .parameter, actor: nil, states: states(of: entry, name))
      claim(entry, .quantity(declarations.quantities.count - 1))
    }
    declarations.parameterSlotCount = declarations.slotCount
  }

  mutating func readWorldVariables(_ document: Cursor) {
    for entry in document.elements("variables") {
      guard let name = entry.string("name") else { continue }
      add(entry, name: name, role: .variable, actor: nil, states: states(of: entry, name))
      claim(entry, .quantity(declarations.quantities.count - 1))
    }
  }

  /// Lays out the slots of one declaration.
  mutating func add(_ entry: Cursor, name: String, role: Slot.Role, actor: Int?, states: StateSet?) {
    let members = role == .parameter || role == .variable ? memberSet(of: entry) : nil
    let quantity = Declarations.Quantity(
      name: name, role: role, actor: actor, firstSlot: declarations.slotCount, members: members, states: states,
      range: range(of: entry, isSymbol: states != nil), unit: entry.string("unit"), declaration: entry)
    declarations.slotCount += quantity.slots.count
    declarations.quantities.append(quantity)
  }

  /// The names under `states`; a parameter's states that are policies are told from others by those they meet.
  func states(of entry: Cursor, _ name: String) -> [(name: String, cursor: Cursor)]? {
    entry["states"].map { names(in: $0, limit: Limits.setMembers) }
  }

  mutating func states(of entry: Cursor, _ name: String) -> StateSet? {
    guard let names: [(name: String, cursor: Cursor)] = states(of: entry, name), !names.isEmpty else { return nil }
    let states = StateSet(names.map(\.name), phrase: "the states of \(name)")
    for state in names { addLooseName(state.name, state.cursor, states.phrase) }
    return states
  }

  /// The set that an entry is given over.
  func memberSet(of entry: Cursor) -> StateSet? {
    guard let cursor = entry["over"], let name = cursor.string else { return nil }
    if case .set(let index) = declarations.entities[name] { return declarations.sets[index] }
    let sets = declarations.document.elements("sets").compactMap { $0.string("name") }
    diagnostics.error(
      "there is no set \(quoted(name))", at: cursor, suggestion: diagnostics.didYouMean(name, among: sets))
    return nil
  }

  private func range(of entry: Cursor, isSymbol: Bool) -> ClosedRange<Double> {
    let unbounded = -Double.infinity ... .infinity
    guard let cursor = entry["range"], cursor.elements.count == 2 else { return unbounded }
    if isSymbol { diagnostics.error("a symbol has states, not a range", at: cursor) }
    let low = cursor.elements[0].number ?? -.infinity
    let high = cursor.elements[1].number ?? .infinity
    return low <= high ? low...high : unbounded
  }

  /// The names in an array, with duplicates reported and left out.
  func names(in cursor: Cursor?, limit: Int) -> [(name: String, cursor: Cursor)] {
    guard let cursor else { return [] }
    let entries = cursor.elements.compactMap { element in element.string.map { (name: $0, cursor: element) } }
    if entries.count > limit {
      diagnostics.error("there may be \(limit) names here, found \(entries.count)", at: cursor)
    }
    reportDuplicates(entries, "name")
    var seen: Set<String> = []
    return entries.prefix(limit).filter { seen.insert($0.name).inserted }
  }
}
