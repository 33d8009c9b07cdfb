/// An outcome that a batch reports.
package struct BatchOutcome: Sendable, Equatable, Codable {
  package let name: String
  package let title: String?
  package let unit: String?
  /// Whether the estimate is a probability, not a mean.
  package let isProbability: Bool

  package init(name: String, title: String?, unit: String?, isProbability: Bool) {
    (self.name, self.title, self.unit, self.isProbability) = (name, title, unit, isProbability)
  }
}
