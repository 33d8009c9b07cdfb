import MonteCarlo
import Probability
import Simulation

/// Counts what differed first over many flips.
package struct PartingTally {
  private let reader: PartingReader
  private let slots: [Slot]
  private var steps: [PartingReader.Difference: [Int]] = [:]
  private var starts: [Int: Start] = [:]

  private struct Start {
    let name: String
    var count = 0
    var first: Set<String> = []
    var second: Set<String> = []
  }

  /// - Parameters:
  ///   - first, second: variants of one scenario, so that they have the same occurrences and slots.
  package init(_ question: OutcomeQuestion, _ first: Program, _ second: Program) {
    reader = PartingReader(question, first, second)
    slots = first.slots
  }

  /// Counts the plays of some flips, row by row; the histories must tell every step apart.
  package mutating func add(_ first: PlayedHistories, _ second: PlayedHistories) {
    for row in 0..<first.count {
      add(reader.differences(first, second, row: row))
      add(reader.startDifferences(first, second, row: row))
    }
  }

  private mutating func add(_ differences: (step: Int?, [PartingReader.Difference])) {
    for difference in differences.1 { steps[difference, default: []].append(differences.step ?? 0) }
  }

  private mutating func add(_ differences: [(slot: Int, first: Double, second: Double)]) {
    for difference in differences {
      let slot = slots[difference.slot]
      func text(_ value: Double) -> String {
        if let states = slot.states, states.indices.contains(Int(value)) { return states[Int(value)] }
        return "\(value)"
      }
      var start = starts[difference.slot] ?? Start(name: slot.name)
      start.count += 1
      start.first.insert(text(difference.first))
      start.second.insert(text(difference.second))
      starts[difference.slot] = start
    }
  }

  func partings(of flips: Int, level: Double, clock: Clock) -> [Parting] {
    steps.map { difference, steps in
      let days = steps.sorted().map { clock.day(ofStep: $0) }
      return Parting(
        kind: difference.kind, name: difference.name, first: difference.first, second: difference.second,
        isPartOfOutcome: difference.isPartOfOutcome, share: .probability(of: steps.count, in: flips, level: level),
        flips: steps.count,
        medianDay: difference.kind == .numbers ? nil : SampleQuantile.type7(sorted: days.span, p: 0.5))
    }
    .sorted { ($1.flips, $0.name, $0.second, $0.first) < ($0.flips, $1.name, $1.second, $1.first) }
  }

  func changedStarts(of flips: Int) -> [ChangedStart] {
    starts.sorted { $0.key < $1.key }.map { _, start in
      ChangedStart(
        name: start.name, share: Double(start.count) / Double(flips),
        first: start.first.count == 1 ? start.first.first : nil,
        second: start.second.count == 1 ? start.second.first : nil)
    }
  }
}
