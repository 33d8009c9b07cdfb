import Simulation

/// What names stand for once their expressions are lowered: definitions, with their types, and policies' weights.
struct NamedValues: Sendable {
  /// By index in the model; nil where a mistake was reported.
  let definitions: [LoweredDefinition?]
  /// By actor, weight and policy; a weight without a policy's value is empty.
  let weights: [[[Expression]]]
}

/// A definition of the model (one for each member) with what its users need to know.
struct LoweredDefinition: Sendable {
  let formula: Formula
  let type: ValueType
  /// Its value, where that is known without a trajectory.
  let constant: Double?
  let reads: Reads
  let depth: Int
}
