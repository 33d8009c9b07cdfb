import Simulation

/// One change that a variant makes.
enum VariantChange {
  /// Another parameter, policy or initial value.
  case initial(InitialValue)
  /// Another weight of a policy, by `Actor.policy.weight`.
  case weight(path: String, Cursor)
}
