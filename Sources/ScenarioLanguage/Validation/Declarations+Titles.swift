/// What things are called in texts.
extension Declarations {
  func title(ofActor index: Int) -> String {
    actors[index].declaration.string("title") ?? actors[index].name
  }

  /// The titles of policies and rungs, else the states' names.
  func titles(of states: StateSet) -> [String] {
    let owner = quantities.first { $0.states === states && $0.role != .variable && $0.role != .parameter }
    return owner?.titlesOfStates ?? states.names
  }

  /// The quantity that a slot belongs to.
  func quantity(ofSlot slot: Int) -> Quantity {
    var (low, high) = (0, quantities.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if quantities[middle].firstSlot <= slot { low = middle } else { high = middle }
    }
    return quantities[low]
  }
}

extension Declarations.Quantity {
  /// The titles of an actor's policies or a ladder's rungs; nil for other quantities.
  var titlesOfStates: [String]? {
    let key: String
    switch role {
    case .policy: key = "policies"
    case .ladder: key = "rungs"
    case .parameter, .variable: return nil
    }
    return declaration.elements(key).map { $0.string("title") ?? $0.string("name") ?? "" }
  }
}
