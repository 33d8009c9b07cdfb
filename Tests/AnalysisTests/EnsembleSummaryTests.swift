import Analysis
import Foundation
import Probability
import Testing

@Suite("Summaries of ensembles whose law is known")
struct EnsembleSummaryTests {
  /// Five standard errors of a share.
  private func tolerance(_ share: Double, _ count: Int) -> Double {
    5 * (share * (1 - share) / Double(count)).squareRoot()
  }

  @Test("Cumulative incidences of competing events agree with the closed form")
  func competingEvents() throws {
    // Reference case A02: daily probabilities 0.004, 0.002, 0.001; ties go to the first; by day 30, 90, 365.
    let expected: [[Double]] = [
      [0.1086008725215472, 0.26791405281105735, 0.5282591390644255],
      [0.054083234515730494, 0.13342119829990656, 0.26307305125408387],
      [0.02698753402334952, 0.06657717795165337, 0.13127345257578785],
    ]
    let count = 10_000
    let model = SmallModels.competingEvents([0.004, 0.002, 0.001], steps: 365)
    let estimates = try #require(SmallModels.summary(model, count: count).estimates)
    for (end, shares) in zip(estimates.ends, expected) {
      for (day, share) in zip([30, 90, 365], shares) {
        #expect(abs(end.incidence.value.numbers[day] - share) < tolerance(share, count))
      }
      #expect(end.incidence.value.numbers[365] == end.probability.value)
    }
    #expect(abs(estimates.horizon.value - 0.07739435710569709) < tolerance(0.0774, count))
    guard case .firstTime(let first) = estimates.outcomes[0].result,
      case .probability(let occurs) = estimates.outcomes[1].result
    else {
      Issue.record("the outcomes are a first time and a probability")
      return
    }
    #expect(first.probability == occurs)
    // 1 - Kaplan-Meier would give 0.7684 for the first event by day 365.
    #expect(abs(first.incidence.value.numbers[365] - 0.5282591390644255) < tolerance(0.528, count))
    // What ends without it: the strict shares of the other two by the end.
    let without = 1 - 0.07739435710569709 - 0.5282591390644255
    #expect(abs(first.endedWithout.value.numbers[365] - without) < tolerance(without, count))
    // The time of the first event does not depend on its cause: reference mean 112.52, given one within 365 days.
    #expect(abs(first.meanDay.value - 112.52461463041412) < 5 * (first.meanDay.high - first.meanDay.low) / 4)
  }

  @Test("Quantiles of a normal outcome lie in their intervals")
  func normalQuantiles() throws {
    let summary = SmallModels.summary(SmallModels.normal(), count: 20_000, level: 0.9999)
    let estimates = try #require(summary.estimates)
    guard case .level(let x) = estimates.outcomes[0].result else {
      Issue.record("a final value is a level")
      return
    }
    // qnorm(c(0.05, 0.25, 0.5, 0.75, 0.95)) in R.
    let truth = [-1.6448536269514722, -0.6744897501960817, 0, 0.6744897501960817, 1.6448536269514722]
    for (quantile, value) in zip(x.quantiles, truth) {
      #expect(quantile.estimate.low < value && value < quantile.estimate.high)
      #expect(quantile.estimate.count == 20_000)
    }
    #expect(x.mean.low < 0 && 0 < x.mean.high)
    #expect(abs(x.spread.standardDeviation - 1) < 5 / (2 * 20_000.0).squareRoot())
    #expect(x.histogram?.counts.reduce(0, +) == 20_000)
    // The series has the same law at every look; its bins are a hundredth wide or so.
    for (band, value) in zip(estimates.series[0].bands, truth) {
      let off = zip(band.value.numbers, estimates.series[0].resolution.numbers).map { abs($0 - value) - $1 }
      #expect(off.allSatisfy { $0 < 0.05 })
    }
    #expect(estimates.series[0].alive == Array(repeating: 20_000, count: 11))
  }

  @Test("Counts have the binomial law, and a table that adds up")
  func counts() throws {
    let count = 20_000
    let estimates = try #require(SmallModels.summary(SmallModels.normal(), count: count).estimates)
    guard case .number(let tosses) = estimates.outcomes[1].result else {
      Issue.record("a count is a number")
      return
    }
    #expect(abs(tosses.mean.value - 3) < 5 * (2.1 / Double(count)).squareRoot())
    #expect(tosses.trajectories.reduce(0, +) == count)
    // dbinom(3, 10, 0.3) in R.
    let three = Double(tosses.trajectories[tosses.numbers.firstIndex(of: 3) ?? 0]) / Double(count)
    #expect(abs(three - 0.266827932) < tolerance(0.2668, count))
    #expect(tosses.quantiles.map(\.estimate.value) == [1, 2, 3, 4, 5])  // qbinom in R
    #expect(abs(estimates.happenings[0].perTrajectory - tosses.mean.value) < 1e-9)
  }

  @Test("Time on rungs adds up to the time lived, and peaks to one")
  func ladders() throws {
    let count = 20_000
    let estimates = try #require(SmallModels.summary(SmallModels.normal(), count: count).estimates)
    let rungs = estimates.ladders[0].rungs
    #expect(abs(rungs.map(\.days.value).reduce(0, +) - 5) < 1e-9)  // 10 steps of half a day
    #expect(abs(rungs.map(\.peak.value).reduce(0, +) - 1) < 1e-12)
    #expect(abs(rungs[1].peak.value - 0.5) < tolerance(0.5, count))
    #expect(rungs[0].occupancy[4] + rungs[1].occupancy[4] == count)
    #expect(estimates.ladders[0].transitions.count == 2)
  }

  @Test("Estimates are withheld where there are faults, and given when asked for")
  func faults() {
    let withheld = SmallModels.summary(SmallModels.faulty(), count: 10_000)
    #expect(withheld.estimates == nil && withheld.faults > 4500 && withheld.faults < 5500)
    #expect(withheld.firstFaults.first?.place == "y.next" && withheld.firstFaults.first?.value == "NaN")
    let given = SmallModels.summary(SmallModels.faulty(), count: 10_000, includingFaulty: true)
    guard case .probability(let above)? = given.estimates?.outcomes[0].result else {
      Issue.record("the outcome is a probability")
      return
    }
    #expect(above.count == 10_000 - given.faults)
    // x > 1 with probability 0.1587 of all, and none of those faults.
    #expect(abs((above.faultBounds?.allNo ?? 0) - 0.15865525393145707) < tolerance(0.1587, 10_000))
    let spread = (above.faultBounds?.allYes ?? 0) - (above.faultBounds?.allNo ?? 0)
    #expect(abs(spread - Double(given.faults) / 10_000) < 1e-15)
  }

  @Test("A summary survives being written and read, numbers that are no numbers included")
  func coding() throws {
    let summary = SmallModels.summary(SmallModels.competingEvents([0.4, 0.2, 0], steps: 3), count: 1)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(summary)
    let again = try encoder.encode(try JSONDecoder().decode(EnsembleSummary.self, from: data))
    #expect(data == again)
    #expect(String(decoding: data, as: UTF8.self).contains("null"))
  }
}
