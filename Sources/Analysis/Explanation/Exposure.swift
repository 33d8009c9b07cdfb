import MonteCarlo
import Simulation

/// Something that a play may have had before a look.
struct Exposure {
  let kind: Precedent.Kind
  let name: String
  var state: String?
  var border: Double?
  /// Nil for any time before.
  var days: Double?
  let isPartOfOutcome: Bool
  let test: Test

  enum Test {
    case ever(occurrence: Int)
    case within(occurrence: Int, steps: Int)
    case rung(ladder: Int, atLeast: Int)
    /// Already true, or not, before step 0.
    case start([Bool])
  }

  /// Whether a row had it before a look: at an earlier look, or in a step before the one that led to the look.
  ///
  /// - Parameter isAtEnd: whether the look is the end of a trajectory whose last step counts, too.
  func holds(_ histories: TrajectoryHistories, row: Int, before look: Int, isAtEnd: Bool) -> Bool {
    let end = isAtEnd ? look : look - 1
    switch test {
    case .ever(let occurrence): return histories.firstStep(of: occurrence, row: row).map { $0 < end } ?? false
    case .within(let occurrence, let steps):
      guard end > 0 else { return false }
      let size = histories.plan.stepsPerBin
      // Bins that end by then; a bin of several steps may begin a little earlier.
      return histories.happened(occurrence, inBins: max(0, end - steps) / size..<max(end / size, 0), row: row)
    case .rung(let ladder, let height):
      return (height..<histories.rungCounts[ladder]).contains { rung in
        histories.firstLook(onRung: rung, ofLadder: ladder, row: row).map { $0 < look } ?? false
      }
    case .start(let isExposed): return isExposed[row]
    }
  }
}

extension Exposure {
  /// All that can be looked at in a cohort.
  static func all(in cohort: PlayCohort) -> [Exposure] {
    let makeup = OutcomeMakeup(of: cohort.question, in: cohort.program)
    return happenings(in: cohort, makeup) + rungs(in: cohort, makeup) + starts(in: cohort)
  }

  /// A month, or a quarter of a short clock, in steps.
  private static func recentSteps(_ clock: Clock) -> Int {
    max(1, min(Int((30 / clock.stepLength).rounded()), clock.stepCount / 4))
  }

  private static func happenings(in cohort: PlayCohort, _ makeup: OutcomeMakeup) -> [Exposure] {
    let clock = cohort.program.clock
    let steps = recentSteps(clock)
    return cohort.program.occurrences.enumerated().flatMap { index, occurrence -> [Exposure] in
      let isPart = makeup.occurrences.contains(index)
      return [
        Exposure(
          kind: .happening, name: occurrence.name, days: Double(steps) * clock.stepLength, isPartOfOutcome: isPart,
          test: .within(occurrence: index, steps: steps)),
        Exposure(
          kind: .happening, name: occurrence.name, isPartOfOutcome: isPart, test: .ever(occurrence: index)),
      ]
    }
  }

  private static func rungs(in cohort: PlayCohort, _ makeup: OutcomeMakeup) -> [Exposure] {
    cohort.program.ladders.enumerated().flatMap { index, ladder in
      ladder.rungs.indices.dropFirst().map { rung in
        Exposure(
          kind: .rung, name: ladder.name, state: ladder.rungs[rung].name,
          isPartOfOutcome: makeup.slots.contains(ladder.slot), test: .rung(ladder: index, atLeast: rung))
      }
    }
  }

  private static func starts(in cohort: PlayCohort) -> [Exposure] {
    cohort.program.slots.enumerated().flatMap { index, slot -> [Exposure] in
      guard slot.role != .ladder else { return [] }
      let values = (0..<cohort.histories.count).map { cohort.histories.initialValue(ofSlot: index, row: $0) }
      let sample = cohort.sample.map { values[$0] }
      guard let states = slot.states else { return quarters(of: slot, values, sample) }
      return self.states(of: slot, states, values, sample)
    }
  }

  private static func states(
    of slot: Slot, _ states: [String], _ values: [Double], _ sample: [Double]
  ) -> [Exposure] {
    var counts = states.map { _ in 0 }
    for value in sample where counts.indices.contains(Int(value)) { counts[Int(value)] += 1 }
    var met = states.indices.filter { counts[$0] > 0 }
    guard met.count > 1 else { return [] }
    // Of two states one says it all.
    if met.count == 2 { met = [counts[met[0]] <= counts[met[1]] ? met[0] : met[1]] }
    return met.map { state in
      Exposure(
        kind: .state, name: slot.name, state: states[state], isPartOfOutcome: false,
        test: .start(values.map { Int($0) == state }))
    }
  }

  private static func quarters(of slot: Slot, _ values: [Double], _ sample: [Double]) -> [Exposure] {
    let sorted = sample.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last, first < last else { return [] }
    let (low, high) = (sorted[sorted.count / 4], sorted[sorted.count - 1 - sorted.count / 4])
    // Where few numbers are possible, a quarter may be none of them.
    let highest = Exposure(
      kind: .highest, name: slot.name, border: high, isPartOfOutcome: false, test: .start(values.map { $0 > high }))
    let lowest = Exposure(
      kind: .lowest, name: slot.name, border: low, isPartOfOutcome: false, test: .start(values.map { $0 < low }))
    return [highest, lowest]
  }
}
