import MonteCarlo
import Simulation

/// The variants of a scenario, each compiled once, into which a point's values are put.
package struct PointPrograms: Sendable {
  private let variants: [(name: String, compiled: CompiledModel)]

  /// - Parameter variants: names with their models, which share slots and occurrences.
  package init(_ variants: [(name: String, model: Model)]) {
    self.variants = variants.map { ($0.name, CompiledModel($0.model)) }
  }

  /// The variants at a point, ready to be played.
  ///
  /// - Parameter changes: what the point sets, after what the variants do.
  package func point(_ changes: [ModelChange]) -> [Experiment.Variant] {
    variants.map { Experiment.Variant(name: $0.name, program: $0.compiled.program(with: changes)) }
  }
}
