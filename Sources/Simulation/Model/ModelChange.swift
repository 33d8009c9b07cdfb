/// A change that a variant, a setting or a point makes to a model: another value in place of one that it has.
package enum ModelChange: Sendable, Equatable {
  /// Another parameter, policy or initial value.
  case initial(InitialValue)
  /// Another value of `Model.weights[weight]` under one policy.
  case weight(Int, policy: Int, Expression)
}

extension Model {
  /// The model with changes, made in their order.
  package func with(_ changes: [ModelChange]) -> Model {
    var model = self
    let positions = Dictionary(zip(setup.map(\.slot), setup.indices), uniquingKeysWith: { first, _ in first })
    for change in changes {
      switch change {
      case .initial(let value): if let position = positions[value.slot] { model.setup[position] = value }
      case .weight(let weight, let policy, let value): model.weights[weight][policy] = value
      }
    }
    return model
  }
}
