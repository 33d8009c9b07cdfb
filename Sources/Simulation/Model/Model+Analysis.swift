extension Model {
  /// The slots that something writes after the setup: effects, updates and ladders.
  var assignedSlots: Set<Int> {
    var slots = Set(updates.map(\.slot)).union(ladders.map(\.slot))
    let effects =
      events.flatMap { $0.effects + $0.branches.flatMap(\.effects) }
      + decisions.flatMap { $0.actions.flatMap(\.effects) }
    for effect in effects {
      switch effect.target {
      case .slot(let slot): slots.insert(slot)
      case .element(let elements, _): slots.formUnion(elements)
      }
    }
    return slots
  }
}
