/// One variant against another, played on the same draws.
package struct PairedComparison: Sendable, Equatable, Codable {
  /// Name of the variant that the other one is compared with.
  package let baseline: String
  /// Name of the other one.
  package let variant: String
  /// One for each outcome, in the order of the scenario.
  package let outcomes: [OutcomeComparison]
}
