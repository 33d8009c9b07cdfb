import Analysis
import ArgumentParser
import MonteCarlo

/// What is to be said of the differences between variants.
struct ComparisonRequest {
  var baseline = "base"
  var margins = ComparisonMargins()
  var objectives: [Objective] = []

  /// Whether nothing was asked for in particular.
  var isStandard: Bool { baseline == "base" && margins == ComparisonMargins() && objectives.isEmpty }

  /// The pairs to tally among some variants.
  ///
  /// - Throws: an exit code, after a message, for a baseline that is not played.
  func comparisons(_ variants: [String]) throws -> [VariantPair] {
    let baseline = try index(of: baseline, in: variants)
    let needsAll = !objectives.isEmpty || variants.count <= VariantPair.allPairsLimit
    return needsAll ? VariantPair.all(of: variants.count) : VariantPair.all(of: variants.count, against: baseline)
  }

  /// - Throws: an exit code, after a message that names what there is, for a variant or outcome that is not.
  func check(_ experiment: Experiment) throws {
    let variants = experiment.variants.map(\.name)
    let baseline = try index(of: baseline, in: variants)
    let tallied = Set(experiment.comparisons.flatMap { [$0, $0.reversed] })
    guard Set(VariantPair.all(of: variants.count, against: baseline)).isSubset(of: tallied) else {
      throw Complaint.badUsage(
        "the run does not hold the differences of all variants to \(self.baseline); leave out --baseline, or play anew")
    }
    let outcomes = experiment.variants[0].program.outcomes.map(\.name)
    for name in objectives.map(\.outcome) + margins.byOutcome.keys.sorted() where !outcomes.contains(name) {
      throw Complaint.badUsage("there is no outcome \"\(name)\"; there are \(outcomes.joined(separator: ", "))")
    }
  }

  private func index(of name: String, in variants: [String]) throws -> Int {
    guard let index = variants.firstIndex(of: name) else {
      throw Complaint.badUsage(
        "the baseline \"\(name)\" is not played; name it in --variants too (played: \(variants.joined(separator: ", ")))"
      )
    }
    return index
  }
}
