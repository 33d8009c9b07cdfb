/// A scenario of a batch: a row of its table `scenarios`.
package struct BatchScenario: Sendable, Equatable {
  /// Its name among the batch's scenarios.
  package let label: String
  /// As the plan's folder leads to it.
  package let file: String
  package let sha256: String
  package let text: String

  package init(label: String, file: String, sha256: String, text: String) {
    (self.label, self.file, self.sha256, self.text) = (label, file, sha256, text)
  }
}
