import Analysis
import MonteCarlo
import Simulation

/// What is to be said of the differences between variants.
package struct ComparisonRequest: Sendable, Equatable, Codable {
  package var baseline = VariantName.base
  package var margins = ComparisonMargins()
  package var objectives: [Objective] = []

  package init(
    baseline: String = VariantName.base, margins: ComparisonMargins = ComparisonMargins(), objectives: [Objective] = []
  ) {
    (self.baseline, self.margins, self.objectives) = (baseline, margins, objectives)
  }

  /// Whether nothing was asked for in particular.
  var isStandard: Bool { baseline == VariantName.base && margins == ComparisonMargins() && objectives.isEmpty }

  /// The pairs to tally among some variants.
  ///
  /// - Throws: `Complaint` for a baseline that is not played.
  func comparisons(of variants: [String]) throws(Complaint) -> [VariantPair] {
    let baseline = try index(of: baseline, in: variants)
    let needsAll = !objectives.isEmpty || variants.count <= VariantPair.allPairsLimit
    return needsAll ? VariantPair.all(of: variants.count) : VariantPair.all(of: variants.count, against: baseline)
  }

  /// - Throws: `Complaint`, which names what there is, for a variant or outcome that is not.
  package func check(_ experiment: Experiment) throws(Complaint) {
    let variants = experiment.variants.map(\.name)
    let baseline = try index(of: baseline, in: variants)
    let tallied = Set(experiment.comparisons.flatMap { [$0, $0.reversed] })
    guard Set(VariantPair.all(of: variants.count, against: baseline)).isSubset(of: tallied) else {
      throw Complaint.badUsage(
        "the run does not hold the differences of all variants to \(self.baseline); leave out --baseline, or play anew")
    }
    let outcomes = experiment.variants[0].program.outcomes.map(\.name)
    for name in objectives.map(\.outcome) + margins.byOutcome.keys.sorted() where !outcomes.contains(name) {
      throw .unknown("outcome", name, among: outcomes)
    }
  }

  private func index(of name: String, in variants: [String]) throws(Complaint) -> Int {
    if let index = variants.firstIndex(of: name) { return index }
    throw .unknown(
      "played variant", name, among: variants, for: "--baseline", "name it in --variants, too, if the scenario has it")
  }
}
