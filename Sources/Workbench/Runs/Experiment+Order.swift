import MonteCarlo
import ScenarioLanguage
import Simulation

extension Experiment {
  /// What an order asks to be played, on a machine.
  ///
  /// - Parameter pairs: those whose differences are tallied.
  /// - Throws: `Complaint` for a variant that doesn't exist or a setting that means nothing.
  init(_ order: Order, _ scenario: Scenario, pairs: [VariantPair], on machine: Machine) throws(Complaint) {
    var variants: [Variant] = []
    for name in order.variants {
      let model = try scenario.asked(variant: name, settings: order.settings)
      variants.append(Variant(name: name, program: Program(compiling: model)))
    }
    self.init(
      variants: variants, trajectoryCount: order.trajectories, seed: order.seed, threadCount: machine.threads,
      batchWidth: machine.batchWidth, comparisons: pairs)
  }
}

extension Scenario {
  /// A variant of the scenario with some settings.
  ///
  /// - Throws: `Complaint` for a variant that doesn't exist or a setting that means nothing.
  package func asked(variant: String, settings: [Setting]) throws(Complaint) -> Model {
    do { return try model(variant: variant, settings: settings) } catch { throw .badUsage(error) }
  }
}
