/// One variant against another, played on the same draws.
public struct PairedComparison: Sendable, Equatable, Codable {
  /// Name of the variant that the other one is compared with.
  public let baseline: String
  /// Name of the other one.
  public let variant: String
  /// One for each outcome, in the order of the scenario.
  public let outcomes: [OutcomeComparison]
}
