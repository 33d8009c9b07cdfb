import Foundation
import Testing

/// A figure that the simulated year must meet, beside what history shows.
struct HistoricalBand: CustomTestStringConvertible, Sendable {
  let name: String
  let band: ClosedRange<Double>
  let history: String
  let measure: @Sendable (Measurements) -> Double

  init(
    _ name: String, _ band: ClosedRange<Double>, history: String, measure: @escaping @Sendable (Measurements) -> Double
  ) {
    self.name = name
    self.band = band
    self.history = history
    self.measure = measure
  }

  /// The mean of one outcome, where asked divided by that of another or by a number.
  init(
    _ name: String, _ band: ClosedRange<Double>, history: String, of outcome: String, per other: String? = nil,
    dividedBy divisor: Double = 1
  ) {
    self.init(name, band, history: history) { year in
      let base: Double = if let other { year.mean(other) } else { divisor }
      return year.mean(outcome) / base
    }
  }

  var testDescription: String { "\(name) (history: \(history))" }
}

@Suite("Korea 2025 is calibrated to history")
struct KoreaCalibrationTests {
  static let classes = ["srbm", "slbm", "mrbm", "irbm", "icbm", "slv"]

  /// Monthly counts, counts of two months together, short gaps, and failures and shows of force by cause.
  static let added: [String] =
    (1...12).map { #"{ "name": "launches_\#($0)", "count": "launched && month == \#($0)" }"# }
    + (1...11).map {
      #"{ "name": "launches_\#($0)_and_next", "count": "launched && (month == \#($0) || month == \#($0 + 1))" }"#
    }
    + [7, 18].map { #"{ "name": "gap_to_\#($0)", "count": "launched && count(launch_observed, \#($0 + 1)) >= 2" }"# }
    + classes.map {
      """
      { "name": "failed_\($0)", "count": "(happened(launch_observed.fell_inland) || \
      happened(launch_observed.fell_near_coast)) && DPRK.shot == \($0)" }
      """
    }
    + [
      #"{ "name": "strategic_tech_steps", "count": "did(Russia.transfer_technology)" }"#,
      #"{ "name": "engine_days", "count": "did(DPRK.test_engine)" }"#,
      #"{ "name": "artillery_days", "count": "did(DPRK.fire_artillery)" }"#,
      #"{ "name": "crossings", "count": "did(DPRK.cross_MDL)" }"#,
      #"{ "name": "warned_crossings", "count": "happened(warning_fired)" }"#,
      #"{ "name": "drone_days", "count": "did(DPRK.fly_drones)" }"#,
      #"{ "name": "jamming_days", "count": "did(DPRK.jam_GPS)" }"#,
      #"{ "name": "balloon_campaign_days", "count": "balloons == flying" }"#,
      #"{ "name": "nuclear_test_days", "count": "did(DPRK.nuclear_test)" }"#,
      #"{ "name": "resolutions", "count": "happened(sanctions_resolution)" }"#,
      #"{ "name": "drafts", "count": "happened(sanctions_draft)" }"#,
      #"{ "name": "shows_after_icbm", "count": "did(US.show_force) && since(DPRK.launch_icbm) <= 10" }"#,
      #"{ "name": "sanctions_after_icbm", "count": "did(US.add_sanctions) && since(DPRK.launch_icbm) <= 30" }"#,
      #"{ "name": "statements", "count": "did(ROK.condemn)" }"#,
      #"{ "name": "launch_day_count", "count": "launched" }"#,
    ]

  static let year: Result<Measurements, any Error> = Result {
    let scenario = try KoreaPlays.scenario(measuring: added)
    let plays = try KoreaPlays.play(scenario, variants: ["base"], count: 20_480)
    return try #require(plays["base"])
  }

  /// Mean and variance of the launch days of a month, over months and trajectories, and covariance with the next month.
  static func months(_ year: Measurements) -> (mean: Double, variance: Double, nextCovariance: Double) {
    let means = (1...12).map { year.mean("launches_\($0)") }
    let variances = (1...12).map { year.variance("launches_\($0)") }
    let mean = means.reduce(0, +) / 12
    let variance = zip(means, variances).map { $1 + ($0 - mean) * ($0 - mean) }.reduce(0, +) / 12
    let covariances = (0..<11).map { month in
      let together = year.variance("launches_\(month + 1)_and_next")
      return (together - variances[month] - variances[month + 1]) / 2
        + (means[month] - mean) * (means[month + 1] - mean)
    }
    return (mean, variance, covariances.reduce(0, +) / 11)
  }

  static let launchBands: [HistoricalBand] = [
    .init("launch days, mean", 9...15, history: "11.0 a year 2012-2024, 14.8 since 2019", of: "M01_launch_days"),
    .init("launch days, 5 % quantile", 0...3, history: "0 in 2018, the least of 13 years") {
      $0.quantile(0.05, of: "M01_launch_days")
    },
    .init("launch days, 95 % quantile", 28...38, history: "34 in 2022, the most of 13 years") {
      $0.quantile(0.95, of: "M01_launch_days")
    },
    .init("Fano factor of months", 1.5...2.5, history: "1.89") { months($0).variance / months($0).mean },
    .init("autocorrelation of months", 0.25...0.5, history: ".37") { months($0).nextCovariance / months($0).variance },
    .init("gaps of at most 7 days", 0...0.5, history: "the median is 13", of: "gap_to_7", per: "launch_day_count"),
    .init("gaps of at most 18 days", 0.5...1, history: "the median is 13", of: "gap_to_18", per: "launch_day_count"),
  ]

  /// Shares and failures of 2012 to 6 January 2025; days of unknown class count as SRBM, and of the IRBM failures, 10 of 17,
  /// eight are Musudans of 2016 that no longer fly.
  static let classRecord: [(name: String, share: Double, failure: Double)] = [
    ("srbm", 0.56, 0.019), ("slbm", 0.07, 0.33), ("mrbm", 0.10, 0.16), ("irbm", 0.12, 0.35), ("icbm", 0.10, 0.20),
    ("slv", 0.05, 0.57),
  ]

  static let shareBands = classRecord.map { record in
    let band = max(0, record.share - 0.05)...record.share + 0.05
    let history = "\(record.share)"
    return HistoricalBand(
      "share of \(record.name)", band, history: history, of: "\(record.name)_days", per: "launch_day_count")
  }

  static let failureBands = classRecord.map { record in
    let band = max(0, record.failure - 0.06)...record.failure + 0.06
    let history = "\(record.failure)"
    return HistoricalBand(
      "failures of \(record.name)", band, history: history, of: "failed_\(record.name)", per: "\(record.name)_days")
  }

  /// Ranges from low to high of what was known or judged in January 2025.
  static let hazardBands: [HistoricalBand] = [
    .init("ICBM in the year", 0.3...0.7, history: "4 of 8 years 2017-2024", of: "M07_ICBM"),
    .init("satellite launch in the year", 0.3...0.65, history: "4 of 13 years, more announced", of: "M09_satellite"),
    .init(
      "nuclear test in the year", 0.03...0.15, history: "0 of 7 years since 2018, 6 tests before",
      of: "M06_nuclear_test"),
    .init("cruise days", 3...9, history: "3, 5, 5 in 2022-2024", of: "M13_cruise_days"),
    .init("engine test days", 1...4, history: "1, 2, 2 in 2022-2024", of: "engine_days"),
    .init("exchange of fire in the year", 0.2...0.5, history: "6 of 14 years 2011-2024", of: "M29_exchange_of_fire"),
    .init(
      "deadly, given an exchange", 0.02...0.2, history: "4 of 21 since 1999, 0 of 11 since 2011",
      of: "M28_deadly_clash", per: "M29_exchange_of_fire"),
    .init("deadly clash in the year", 0.02...0.1, history: "Jeffreys .033 for 2011-2024", of: "M28_deadly_clash"),
    .init("MDL crossings a month", 0.1...5, history: "3 reported in June 2024", of: "crossings", dividedBy: 11.8),
    .init("warning shots at a crossing", 0.7...1, history: "all of 2024", of: "warned_crossings", per: "crossings"),
    .init("artillery days near the NLL", 0.5...8, history: "7, 0, 4 in 2022-2024", of: "artillery_days"),
    .init(
      "balloon waves a campaign day", 0.1...0.25, history: "30 of 185 days in 2024", of: "balloon_days",
      per: "balloon_campaign_days"),
    .init("drone incursions", 0.05...0.5, history: "1 in 2022", of: "drone_days"),
    .init("GPS jamming", 0.5...4, history: "1 listed in 2024", of: "jamming_days"),
    .init(
      "sanctions, given a nuclear test", 0.01...0.1, history: "6 of 6 to 2017, vetoes in 2022 and 2024",
      of: "resolutions", per: "drafts"),
    .init(
      "bombers or a carrier after an ICBM", 0.4...0.9, history: "judgement: .6", of: "shows_after_icbm",
      per: "icbm_days"),
    .init(
      "unilateral sanctions after an ICBM", 0.3...0.8, history: "judgement: .5", of: "sanctions_after_icbm",
      per: "icbm_days"),
    .init(
      "ROK statement within a day", 0.9...1, history: "the same day on 6 January 2025", of: "statements",
      per: "M01_launch_days"),
    .init("Trump and Kim meet", 0.05...0.25, history: "2 of the 4 years 2017-2020", of: "M15_Trump_Kim"),
    .init("US-DPRK talks", 0.1...0.35, history: "none since October 2019", of: "M16_US_DPRK_talks"),
    .init("inter-Korean talks", 0.05...0.25, history: "none since December 2018", of: "M17_inter_Korean_talks"),
    .init("Kim and Putin meet", 0.4...0.75, history: "2019, 2023, 2024", of: "M19_Kim_Putin"),
    .init("Kim and Xi meet", 0.15...0.5, history: "2018 and 2019", of: "M20_Kim_Xi"),
    .init(
      "steps of Russian technology a month", 0.02...0.15, history: "1 listed in 2024", of: "strategic_tech_steps",
      dividedBy: 11.8),
    .init(
      "waves of troops a quarter", 0.2...0.7, history: "the first in October 2024", of: "troop_waves", dividedBy: 3.93),
    .init("tariff in the year", 0.35...0.7, history: "judgement: .45", of: "M36_tariff"),
    .init("cut of US troops announced", 0.04...0.2, history: "judgement: .1", of: "M34_troop_cut"),
    .init("burden sharing reopened", 0.4...0.85, history: "judgement: .65", of: "cost_demand_made"),
    .init("Yoon removed", 0.65...0.95, history: "1 of 2 precedents", of: "M22_removal"),
    .init("ceasefire in Ukraine on 31 December", 0.15...0.3, history: "judgement: .2-.3", of: "M39_ceasefire"),
  ]

  /// A row of the table in the scenario's README, if it is asked for.
  static func print(_ expected: HistoricalBand, _ value: Double) {
    guard ProcessInfo.processInfo.environment["BRINK_TABLES"] != nil else { return }
    let (low, high) = (expected.band.lowerBound, expected.band.upperBound)
    let numbers = [value, low, high].map { String(format: "%.3g", $0) }
    Swift.print("| \(expected.name) | \(expected.history) | \(numbers[1]) to \(numbers[2]) | \(numbers[0]) |")
  }

  @Test("Base year without faults")
  func faults() throws {
    #expect(try Self.year.get().faultCount == 0)
  }

  @Test("The simulated year meets history", arguments: launchBands + shareBands + failureBands + hazardBands)
  func band(_ expected: HistoricalBand) throws {
    let value = expected.measure(try Self.year.get())
    Self.print(expected, value)
    #expect(expected.band.contains(value), "\(expected.name) is \(value), history: \(expected.history)")
  }
}
