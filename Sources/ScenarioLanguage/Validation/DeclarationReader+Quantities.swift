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

  /// The names under `states`, which make the entry a symbol even where they can't be read.
  ///
  /// A parameter's states that are policies are told from others by those they meet.
  mutating func states(of entry: Cursor, _ name: String) -> StateSet? {
    entry["states"].map { nameSet($0, phrase: "the states of \(name)") }
  }

  /// The set that an entry is given over.
  func memberSet(of entry: Cursor) -> StateSet? {
    guard let cursor = entry["over"] else { return nil }
    guard let name = cursor.string else { return StateSet([], phrase: "the members", isUncertain: true) }
    if case .set(let index) = declarations.entities[name] { return declarations.sets[index] }
    let sets = declarations.document.elements("sets").compactMap { $0.string("name") }
    if !diagnostics.excuses(name, among: sets) {
      diagnostics.error(
        "there is no set \(quoted(name))", at: cursor, suggestion: diagnostics.didYouMean(name, among: sets))
    }
    return StateSet([], phrase: "the members of \(name)", isUncertain: true)
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
  mutating func nameSet(_ cursor: Cursor?, phrase: String) -> StateSet {
    let elements = cursor?.elements ?? []
    let entries = elements.compactMap { element in element.string.map { (name: $0, cursor: element) } }
    let limit = Limits.setMembers
    if let cursor, entries.count > limit {
      diagnostics.error("there may be \(limit) names here, found \(entries.count)", at: cursor)
    }
    reportDuplicates(entries, "name")
    var seen: Set<String> = []
    let names = entries.prefix(limit).filter { seen.insert($0.name).inserted }
    for name in names { addLooseName(name.name, name.cursor, phrase) }
    return StateSet(
      names.map(\.name), phrase: phrase,
      isUncertain: names.isEmpty || names.count < elements.count || !names.allSatisfy { isIdentifier($0.name) })
  }
}
