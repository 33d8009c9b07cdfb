import MonteCarlo
import Simulation

/// Finds the first step in which two plays of one index differ.
struct PartingReader {
  /// One place in a step where plays may differ: an event, its branches, or a decision.
  private struct Site {
    let kind: Parting.Kind
    let name: String
    let options: [(occurrence: Int, name: String)]
    /// Order within a step; decisions are made at once.
    let order: Int
    let isPartOfOutcome: Bool
  }

  /// What a tally counts.
  struct Difference: Hashable {
    let kind: Parting.Kind
    let name: String
    let first: String
    let second: String
    let isPartOfOutcome: Bool
  }

  private let sites: [Site]
  private let slotNames: [String]

  init(_ question: OutcomeQuestion, _ first: Program, _ second: Program) {
    precondition(first.occurrences.count == second.occurrences.count, "variants have the same occurrences")
    let makeup = OutcomeMakeup(of: question, in: first)
    func isPart(_ occurrences: [Int]) -> Bool { occurrences.contains { makeup.occurrences.contains($0) } }
    var sites: [Site] = []
    for (number, event) in first.events.enumerated() {
      let phase = event.phase == .conditions ? 0 : 1 << 30
      sites.append(
        Site(
          kind: .event, name: event.name, options: [(event.occurrence, "happens")], order: phase + 2 * number,
          isPartOfOutcome: isPart([event.occurrence])))
      guard !event.branches.isEmpty else { continue }
      sites.append(
        Site(
          kind: .branch, name: event.name, options: event.branches.map { ($0.occurrence, $0.name) },
          order: phase + 2 * number + 1, isPartOfOutcome: isPart(event.branches.map(\.occurrence))))
    }
    for decision in first.decisions {
      sites.append(
        Site(
          kind: .decision, name: decision.name, options: decision.actions.map { ($0.occurrence, $0.name) },
          order: 1 << 29, isPartOfOutcome: isPart(decision.actions.map(\.occurrence))))
    }
    self.sites = sites
    slotNames = first.slots.map(\.name)
  }

  /// The first differences of two plays, several if actors choose differently at once, and their step.
  ///
  /// The histories must tell every step apart.
  func differences(_ first: PlayedHistories, _ second: PlayedHistories, row: Int) -> (step: Int?, [Difference]) {
    let coming = first.histories.milestone(row: row) ?? second.histories.milestone(row: row)
    // What happens after the outcome came in one of them can't be why.
    let limit = coming ?? .max
    var earliest: (step: Int, order: Int) = (.max, .max)
    var found: [Site] = []
    for site in sites {
      let steps = site.options.compactMap { option in
        first.histories.firstDifference(of: option.occurrence, row: row, from: second.histories, row: row)
      }
      guard let step = steps.min(), step < limit else { continue }
      if (step, site.order) < earliest { (earliest, found) = ((step, site.order), []) }
      if (step, site.order) == earliest { found.append(site) }
    }
    guard !found.isEmpty else {
      return (nil, [Difference(kind: .numbers, name: "", first: "", second: "", isPartOfOutcome: false)])
    }
    let step = earliest.step
    return (
      step,
      found.map { site in
        Difference(
          kind: site.kind, name: site.name, first: option(of: site, in: first, step: step, row: row),
          second: option(of: site, in: second, step: step, row: row), isPartOfOutcome: site.isPartOfOutcome)
      }
    )
  }

  private func option(of site: Site, in plays: PlayedHistories, step: Int, row: Int) -> String {
    site.options.first { plays.histories.happened($0.occurrence, inBins: step..<step + 1, row: row) }?.name
      ?? Parting.none
  }

  /// The slots that the plays begin with different values of.
  func startDifferences(
    _ first: PlayedHistories, _ second: PlayedHistories, row: Int
  ) -> [(slot: Int, first: Double, second: Double)] {
    slotNames.indices.compactMap { slot in
      let values = (
        first.histories.initialValue(ofSlot: slot, row: row), second.histories.initialValue(ofSlot: slot, row: row)
      )
      return values.0 == values.1 || (values.0.isNaN && values.1.isNaN) ? nil : (slot, values.0, values.1)
    }
  }
}
