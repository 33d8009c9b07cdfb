import MonteCarlo
import Simulation

/// Chooses the plays that an explanation tells.
struct RepresentativePlays {
  private let cohort: PlayCohort
  /// The sample and the cases beyond it.
  private let rows: [Int]
  private let distances: PlayDistances
  /// The place of each row among them.
  private let places: [Int]

  /// Moments that are told of a play.
  private static let toldMoments = 8

  private let level: Double

  /// - Parameter level: of intervals.
  init(_ cohort: PlayCohort, level: Double) {
    self.cohort = cohort
    self.level = level
    rows = Array(Set(cohort.sample).union(cohort.cases)).sorted()
    distances = PlayDistances(cohort, rows: rows)
    var places = [Int](repeating: 0, count: cohort.histories.count)
    for (place, row) in rows.enumerated() { places[row] = place }
    self.places = places
  }

  /// The typical play, the typical and the quickest one with the outcome, and the near miss; those that exist.
  var plays: [RepresentativePlay] {
    var plays: [RepresentativePlay] = []
    if let row = medoid(of: cohort.sample) {
      plays.append(play(row, .typical, .medoid(plays: cohort.sample.count)))
    }
    guard let typical = medoid(of: cohort.cases) else { return plays }
    plays.append(play(typical, .typicalCase, .medoidOfCases(plays: cohort.cases.count)))
    if let first = extreme(typical) { plays.append(first) }
    if let miss = nearMiss(typical) { plays.append(miss) }
    return plays
  }

  private func medoid(of rows: [Int]) -> Int? { PlayDistances(cohort, rows: rows).medoid.map { rows[$0] } }

  private func distance(_ row: Int, _ other: Int) -> Double { distances.distance(places[row], places[other]) }

  /// The case that came first; of a number that is known at the end only, the one with the greatest. Of a condition that
  /// holds at the end no case is more extreme than others.
  private func extreme(_ typical: Int) -> RepresentativePlay? {
    guard !cohort.question.isAtEnd else {
      guard cohort.question.threshold != nil else { return nil }
      let index = cohort.question.index
      let greatest = cohort.cases.max {
        (cohort.played.value(ofOutcome: index, row: $0), $1) < (cohort.played.value(ofOutcome: index, row: $1), $0)
      }
      return greatest.map { play($0, .greatest, .greatest) }
    }
    let earliest = cohort.cases.compactMap { cohort.coming(row: $0) }.min()
    let first = cohort.cases.filter { cohort.coming(row: $0) == earliest }
    let nearest = first.min { (distance($0, typical), $0) < (distance($1, typical), $1) }
    return nearest.map { play($0, .quickest, .quickest(plays: first.count)) }
  }

  /// The play without the outcome that came closest to it.
  private func nearMiss(_ typical: Int) -> RepresentativePlay? {
    let spared = cohort.sample.filter { cohort.coming(row: $0) == nil }
    guard !spared.isEmpty else { return nil }
    if let event = cohort.histories.plan.event {
      let row = spared.max {
        (cohort.histories.cumulativeHazard(row: $0), $1) < (cohort.histories.cumulativeHazard(row: $1), $0)
      }
      let name = cohort.program.events[event].name
      return row.map { play($0, .nearMiss, .highestHazard(event: name)) }
    }
    guard let ladder = tellingLadder(spared) else {
      let row = spared.min { (distance($0, typical), $0) < (distance($1, typical), $1) }
      return row.map { play($0, .nearMiss, .nearestToTypicalCase) }
    }
    let top = spared.map { cohort.histories.peak(ofLadder: ladder, row: $0) }.max() ?? 0
    let highest = spared.filter { cohort.histories.peak(ofLadder: ladder, row: $0) == top }
    let row = highest.min { (distance($0, typical), $0) < (distance($1, typical), $1) }
    let rungs = cohort.program.ladders[ladder]
    return row.map {
      play(
        $0, .nearMiss, .climbedHighest(ladder: rungs.name, rung: rungs.rungs[top].name, plays: highest.count))
    }
  }

  /// The ladder on which plays with the outcome stand highest above those without, if on any.
  private func tellingLadder(_ spared: [Int]) -> Int? {
    func meanPeak(_ ladder: Int, _ rows: [Int]) -> Double {
      Double(rows.reduce(0) { $0 + cohort.histories.peak(ofLadder: ladder, row: $1) }) / Double(rows.count)
    }
    let gains = cohort.program.ladders.indices.map { ladder in
      let height = Double(max(1, cohort.histories.rungCounts[ladder] - 1))
      return (meanPeak(ladder, cohort.cases) - meanPeak(ladder, spared)) / height
    }
    return gains.indices.filter { gains[$0] > 0.05 }.max { gains[$0] < gains[$1] }
  }

  private func play(_ row: Int, _ role: RepresentativePlay.Role, _ choice: RepresentativePlay.Choice)
    -> RepresentativePlay
  {
    let clock = cohort.program.clock
    let ending = cohort.played.ending(row: row)
    let isTimed = !cohort.question.isAtEnd
    return RepresentativePlay(
      role: role, trajectory: cohort.trajectory(row: row), choice: choice,
      day: isTimed ? cohort.coming(row: row).map { clock.elapsed(atLook: $0) } : nil,
      date: isTimed
        ? cohort.coming(row: row).flatMap { $0 > 0 ? clock.date(ofStep: $0 - 1)?.description : nil } : nil,
      end: ending >= 0 ? cohort.program.ends[Int(ending)].name : nil,
      outcomes: cohort.program.outcomes.enumerated().map { index, outcome in
        let value = cohort.played.value(ofOutcome: index, row: row)
        return .init(outcome: .init(outcome.name, title: outcome.title), value: value.isFinite ? value : nil)
      }, moments: moments(row))
  }

  /// The rarest things that happened in a play, each when it happened first, in the order of time.
  private func moments(_ row: Int) -> [RepresentativePlay.Moment] {
    let candidates = happenings(row) + climbs(row)
    let rarest = candidates.sorted {
      ($0.plays, $0.step, $0.name, $0.rung ?? "") < ($1.plays, $1.step, $1.name, $1.rung ?? "")
    }
    return rarest.prefix(Self.toldMoments).sorted { ($0.step, $0.plays) < ($1.step, $1.plays) }.map { candidate in
      let clock = cohort.program.clock
      return .init(
        day: clock.day(ofStep: candidate.step), date: clock.date(ofStep: candidate.step)?.description,
        name: candidate.name, rung: candidate.rung,
        share: .probability(of: candidate.plays, in: cohort.sample.count, level: level))
    }
  }

  private struct Candidate {
    let step: Int
    let name: String
    /// For a climb.
    let rung: String?
    /// Plays of the sample in which it happens.
    let plays: Int
  }

  /// Whether so many plays are so few that it is worth telling.
  private func isTelling(_ plays: Int) -> Bool { 2 * plays < cohort.sample.count }

  private func happenings(_ row: Int) -> [Candidate] {
    cohort.program.occurrences.enumerated().compactMap { index, occurrence in
      guard let step = cohort.histories.firstStep(of: index, row: row) else { return nil }
      let plays = cohort.sample.count { cohort.histories.firstStep(of: index, row: $0) != nil }
      return isTelling(plays) ? Candidate(step: step, name: occurrence.name, rung: nil, plays: plays) : nil
    }
  }

  /// When it first stood on rungs that most plays never reach.
  private func climbs(_ row: Int) -> [Candidate] {
    cohort.program.ladders.enumerated().flatMap { ladder, names in
      names.rungs.indices.dropFirst().compactMap { rung -> Candidate? in
        guard let look = cohort.histories.firstLook(onRung: rung, ofLadder: ladder, row: row) else { return nil }
        let plays = cohort.sample.count { cohort.histories.peak(ofLadder: ladder, row: $0) >= rung }
        guard isTelling(plays) else { return nil }
        return Candidate(
          step: max(0, look - 1), name: names.name, rung: names.rungs[rung].name, plays: plays)
      }
    }
  }
}
