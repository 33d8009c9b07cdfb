/// A change to a scenario by name: what a variant, a point of a study or the command line sets.
public struct Setting: Sendable, Hashable, Codable {
  /// What changes, in the words of a variant's `set`, such as `North.policy` or `tempo`.
  public let name: String
  /// A number, an expression, a state, a policy, or a JSON object of weights.
  public let value: String

  /// A setting of the given name to the given value.
  public init(name: String, value: String) { (self.name, self.value) = (name, value) }
}
