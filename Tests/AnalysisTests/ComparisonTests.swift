import Analysis
import Foundation
import MonteCarlo
import Probability
import ScenarioLanguage
import Simulation
import Testing

/// A scenario whose variants `left` and `right` have the same law but share no draw, and others that differ.
private enum Twins {
  static let text = #"""
    { "name": "twins", "clock": { "step": "day", "steps": 4 },
      "parameters": [{ "name": "side", "value": 0 }, { "name": "chance", "value": 0.2 }],
      "variables": [{ "name": "walk", "initial": 0, "next": "walk + if(side < 0.5, normal(0, 1), normal(0, 1))" }],
      "events": [{ "name": "first", "probability": "if(side < 0.5, chance, 0)" },
        { "name": "second", "probability": "if(side < 0.5, 0, chance)" }],
      "outcomes": [{ "name": "ever", "occurs": "happened(first) || happened(second)" },
        { "name": "when", "first": "happened(first) || happened(second)" },
        { "name": "times", "count": "happened(first) || happened(second)" }, { "name": "walk", "final": "walk" }],
      "variants": [{ "name": "right", "set": { "side": 1 } }, { "name": "same", "set": { "side": 0 } },
        { "name": "likely", "set": { "chance": 0.4 } }] }
    """#

  static func compared(_ names: [String], _ count: Int, seed: UInt64 = 1) throws -> ComparedVariants {
    let scenario = try Scenario(reading: Array(text.utf8), fileName: "twins.json")
    let experiment = Experiment(
      variants: try names.map { .init(name: $0, program: try scenario.program(variant: $0)) }, trajectoryCount: count,
      seed: seed, threadCount: 2)
    let run = ExperimentRun(experiment)
    _ = run.play()
    return ComparedVariants(experiment, run.standing)
  }
}

@Suite("Comparisons of variants")
struct ComparisonTests {
  @Test("The standard margin of a probability is a point, or a fifth of what is rare")
  func margins() {
    let standard = ComparisonMargins()
    for (probability, margin) in [(0.5, 0.01), (0.02, 0.004), (0.98, 0.004), (0.0001, 0.00002)] {
      #expect(abs(standard.margin("war", probability: probability) - margin) < 1e-12)
    }
    #expect(ComparisonMargins(general: 0.3).margin("war", probability: 0.5) == 0.3)
    #expect(ComparisonMargins(general: 0.3, byOutcome: ["war": 0.2]).margin("war", probability: 0.5) == 0.2)
  }

  @Test("Variants of the same law are told apart no more often than the level allows")
  func falseAlarms() throws {
    let seeds = 200
    var (alarms, uncovered, small) = (0, [0, 0, 0, 0], 0)
    for seed in 1...UInt64(seeds) {
      let comparison = try Twins.compared(["base", "right"], 1000, seed: seed).comparisons(against: 0)[0]
      if comparison.outcomes.contains(where: { $0.verdict == .higher || $0.verdict == .lower }) { alarms += 1 }
      for (index, outcome) in comparison.outcomes.enumerated() {
        if outcome.difference.low > 0 || outcome.difference.high < 0 { uncovered[index] += 1 }
      }
      if comparison.outcomes[3].pValue < 0.05 { small += 1 }
    }
    // Quantiles 0.9999 and 0.0001 of binomial(200, 0.05), by SciPy 1.17: 23 and 1.
    #expect(alarms <= 23, "any false alarm in \(alarms) of \(seeds)")
    for (index, count) in uncovered.enumerated() { #expect((1...23).contains(count), "outcome \(index): \(count)") }
    #expect((1...23).contains(small))
  }

  @Test("Variants that are alike do not differ, with no variance and no margin")
  func identical() throws {
    let comparison = try Twins.compared(["base", "same"], 5000).comparisons(against: 0)[0]
    #expect(comparison.baseline == "base" && comparison.variant == "same")
    for outcome in comparison.outcomes {
      #expect(outcome.verdict == .noDifference(largerThan: 0))
      #expect(outcome.difference.value == 0 && outcome.baseline == outcome.value && outcome.varianceSaved == 1)
      #expect(outcome.pValue == 1 && outcome.adjustedPValue == 1 && outcome.superiority.value == 0.5)
    }
    #expect(comparison.outcomes[1].dominance == comparison.outcomes[2].dominance)
    #expect(comparison.outcomes[1].dominance?.relation == .equal)
  }

  @Test("Turning the question turns every sign, bit for bit")
  func antisymmetry() throws {
    let variants = try Twins.compared(["base", "likely", "right"], 5000)
    let there = variants.comparisons(against: 0)
    let back = variants.comparisons(against: 1)
    #expect(there.map(\.variant) == ["likely", "right"] && back.map(\.variant) == ["base", "right"])
    for (one, other) in zip(there[0].outcomes, back[0].outcomes) {
      #expect(one.difference.value == -other.difference.value && one.pValue == other.pValue)
      #expect(one.difference.low == -other.difference.high && one.difference.high == -other.difference.low)
      #expect(one.baseline == other.value && one.value == other.baseline)
      #expect(one.flips?.toYes == other.flips?.toNo)
    }
  }

  @Test("A more likely event happens oftener and sooner, and every statistic says so")
  func likely() throws {
    let count = 20_000
    let comparison = try Twins.compared(["base", "likely"], count).comparisons(against: 0)[0]
    let (ever, when, times, walk) = (
      comparison.outcomes[0], comparison.outcomes[1], comparison.outcomes[2], comparison.outcomes[3]
    )
    // 1 − 0.8⁴ and 1 − 0.6⁴: whom 0.2 strikes, 0.4 strikes on the same uniform.
    let (low, high) = (1 - 0.4096, 1 - 0.1296)
    let error = (0.28 * 0.72 / Double(count)).squareRoot()
    #expect(abs(ever.difference.value - (high - low)) < 5 * error)
    #expect(ever.difference.low < high - low && high - low < ever.difference.high)
    #expect(ever.difference == when.difference && ever.flips == when.flips)
    #expect(ever.flips?.toNo.value == 0 && ever.flips?.toYes.value == ever.difference.value)
    let ratio = try #require(ever.ratio)
    #expect(abs(ratio.value - high / low) < 0.03 && ratio.low < high / low && high / low < ratio.high)
    // var of a yes-no difference: 0.28 · 0.72, against p(1 − p) of both.
    let saved = 1 - 0.28 * 0.72 / (low * (1 - low) + high * (1 - high))
    #expect(abs(ever.varianceSaved - saved) < 0.02)
    for outcome in [ever, when, times] { #expect(outcome.verdict == .higher && outcome.adjustedPValue < 1e-9) }
    // Mean time until it comes or four days pass: Σ of (1 − p)^k for k = 1 to 4, a look being after each step, and one day
    // for the first: 1 + 0.8 + 0.64 + 0.512 and 1 + 0.6 + 0.36 + 0.216.
    let time = try #require(when.time)
    #expect(abs(time.baseline - 2.952) < 0.05 && abs(time.value - 2.176) < 0.05)
    #expect(time.difference.low < 2.176 - 2.952 && 2.176 - 2.952 < time.difference.high)
    #expect(abs(times.difference.value - 0.8) < 0.03)
    #expect(when.dominance?.relation == .variantSmaller)
    #expect(times.dominance?.relation == .variantLarger && times.dominance?.largestViolation == 0)
    #expect(when.superiority.value < 0.5 && times.superiority.value > 0.5)
    #expect(walk.verdict == .noDifference(largerThan: walk.margin ?? 0))
  }

  @Test("Few trajectories don't settle it, and say how many would")
  func notSettled() throws {
    let few = try Twins.compared(["base", "right"], 400).comparisons(
      against: 0, margins: ComparisonMargins(byOutcome: ["ever": 0.001]))[0].outcomes[0]
    guard case .notSettled(let needed?) = few.verdict else {
      Issue.record("\(few.verdict)")
      return
    }
    // Independent: variance 2 · 0.5904 · 0.4096 of a difference. Fitting d = 0.001 around it takes (1.96 σ / (d − |δ|))²,
    // if |δ| < d; leaving out zero takes (z σ / δ)² with z for 0.05/2/4 at most.
    let (variance, delta) = (2 * 0.5904 * 0.4096, abs(few.difference.value))
    let bounds = [1.96, 2.5].map { $0 * $0 * variance / (delta * delta) }
    #expect(needed > 400)
    if delta > 0.001 { #expect(Double(needed) > bounds[0] * 0.8 && Double(needed) < bounds[1] * 1.3) }
  }

  @Test("Objectives rank the variants, with regret and the probability of being best")
  func ranking() throws {
    let variants = try Twins.compared(["base", "likely", "right", "same"], 20_000)
    let objective = try #require(Objective(text: "minimize ever"))
    #expect(Objective(text: "less ever") == nil && objective.direction == .minimise)
    let ranking = try #require(variants.ranking(objective))
    #expect(ranking.variants.last?.variant == "likely" && ranking.variants.last?.bestProbability == 0)
    #expect(abs(ranking.variants.compactMap(\.bestProbability).reduce(0, +) - 1) < 1e-9)
    let shares = Dictionary(uniqueKeysWithValues: ranking.variants.map { ($0.variant, $0.bestProbability ?? .nan) })
    // base and same are one, and share what they have.
    #expect(shares["base"] == shares["same"])
    let right = variants.comparisons(against: 0)[1].outcomes[0]
    // P(right is below base) for a normal difference: Φ(−δ/σ).
    let z = right.difference.value / ((right.difference.high - right.difference.low) / 2 / 1.959963984540054)
    let expected = quantileInverse(-z)
    #expect(abs((shares["right"] ?? 0) - expected) < 5 * (0.25 / 20_000).squareRoot() + 0.002)
    let regret = try #require(ranking.variants.last?.regret)
    #expect(abs(regret.value - 0.28) < 0.02 && regret.low < 0.29 && regret.high > 0.27)
    #expect(variants.ranking(Objective(.minimise, "nothing")) == nil)
  }

  /// Φ, by bisection of its inverse.
  private func quantileInverse(_ z: Double) -> Double {
    var (low, high) = (1e-12, 1 - 1e-12)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if normalQuantile(middle) < z { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test("Several objectives leave the variants that none beats in all")
  func pareto() throws {
    let variants = try Twins.compared(["base", "likely"], 5000)
    let opposed = try #require(
      variants.pareto([Objective(.minimise, "ever"), Objective(.maximise, "times")]))
    #expect(opposed.rows.allSatisfy { $0.isOnFront })
    let agreed = try #require(
      variants.pareto([Objective(.maximise, "ever"), Objective(.maximise, "times")]))
    #expect(agreed.rows[0].dominatedBy.map(\.variant) == ["likely"] && agreed.rows[0].dominatedBy[0].isSettled)
    #expect(agreed.rows[1].isOnFront)
    #expect(variants.pareto([Objective(.maximise, "ever")]) == nil)
  }

  @Test("A comparison survives being written and read")
  func coding() throws {
    // A single pair has no variance, and JSON no number for it.
    let variants = try Twins.compared(["base", "likely", "right"], 1)
    let comparisons = variants.comparisons(against: 0)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(comparisons)
    #expect(try encoder.encode(try JSONDecoder().decode([PairedComparison].self, from: data)) == data)
    #expect(String(decoding: data, as: UTF8.self).contains("\"varianceSaved\":null"))
    for verdict in [
      Verdict.higher, .lower, .noDifference(largerThan: 0.5), .notSettled(trajectoriesNeeded: 7),
      .notSettled(trajectoriesNeeded: nil),
    ] {
      #expect(try JSONDecoder().decode(Verdict.self, from: try encoder.encode(verdict)) == verdict)
    }
  }
}

extension OutcomeComparison {
  fileprivate var margin: Double? { if case .noDifference(let margin) = self.verdict { margin } else { nil } }
}
