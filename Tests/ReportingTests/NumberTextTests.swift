import Analysis
import Probability
import Reporting
import Testing

@Suite("Numbers in digits")
struct NumberTextTests {
  @Test(
    "Numbers are rounded to so many decimals",
    arguments: [
      (0, 2, "0.00"), (1.005, 1, "1.0"), (-0.04, 1, "0.0"), (-3.25, 1, "−3.3"), (1234.5, 0, "1,235"),
      (1_234_567, -3, "1,235,000"), (12.3, -3, "0"), (2e9, 0, "2,000,000,000"), (9.999_999_96e-6, 12, "1.0000000e−5"),
      (0.999_899_95, 8, "0.99989995"),
      (1 - 3e-12, 12, "0.999999999997"), (0.5, 20, "0.500000000000000"), (9.9999e9, -8, "10,000,000,000"),
      (9.9999e15, -14, "1.00e16"),
      (1.5e-9, 10, "1.5e−9"), (999.96, 1, "1,000.0"),
    ] as [(Double, Int, String)])
  func fixed(number: Double, decimals: Int, text: String) {
    #expect(DecimalText.fixed(number, decimals: decimals) == text)
  }

  @Test("What is no number has a sign of its own")
  func special() {
    #expect(DecimalText.fixed(.nan, decimals: 2) == "–")
    #expect(DecimalText.fixed(-.infinity, decimals: 2) == "−∞")
    #expect(DecimalText.grouped(-1_234_567) == "−1,234,567")
  }

  @Test(
    "Significant digits end without zeros",
    arguments: [
      (0.30004, 3, "0.3"), (81_643, 3, "81,600"), (100, 3, "100"), (0, 3, "0"), (-2.5, 3, "−2.5"),
      (1e-300, 7, "1e−300"), (1.5e-5, 6, "1.5e−5"), (0.00012, 3, "0.00012"), (123_456_789_012, 15, "123,456,789,012"),
      (1e15, 4, "1e15"),
    ]
      as [(Double, Int, String)])
  func significant(number: Double, digits: Int, text: String) {
    #expect(DecimalText.significant(number, digits: digits) == text)
  }

  @Test(
    "Value and bounds end at the second digit of the half-width",
    arguments: [
      (0.23412, 0.23151, 0.23676, .percent, "23.41 %", "[23.15, 23.68]", "0.26"),
      (0, 0, 0.0000384, .percent, "0 %", "[0, 0.0038]", "0.0019"),
      (1, 0.99996, 1, .percent, "100 %", "[99.9960, 100]", "0.0020"),
      (12_345.6, 12_100, 12_591.2, .number, "12,350", "[12,100, 12,590]", "250"),
      (17.373, 17.331, 17.415, .number, "17.373", "[17.331, 17.415]", "0.042"),
      (-0.02, -0.5, 0.46, .number, "−0.02", "[−0.50, 0.46]", "0.48"),
      (3, 3, 3, .number, "3", "", "0"),
      (16_777_213, 16_777_213, 16_777_213, .number, "16,777,213", "", "0"),
      (999_999.5, 999_999.5, 999_999.5, .number, "999,999.5", "", "0"),
      (0.9999999, 0.9999999, 0.9999999, .number, "0.9999999", "", "0"),
      (1e-308, 1e-308, 1e-308, .number, "1e−308", "", "0"),
      (0, 0, 0, .percent, "0 %", "", "0"),
      (
        999_999_999.96, 999_999_999.92, 1_000_000_000.02, .number, "999,999,999.960",
        "[999,999,999.920, 1,000,000,000.020]", "0.050"
      ),
      (9.971e-6, 9.907e-6, 1.0035e-5, .number, "9.971e−6", "[9.907e−6, 1.0035e−5]", "6.4e−8"),
      (0, -1e-9, 1e-9, .number, "0", "[−1.0e−9, 1.0e−9]", "1.0e−9"),
      (1e15, 1e15 - 0.5, 1e15 + 0.5, .number, "1e15", "[1e15, 1e15]", "0"),
      (3, .nan, .nan, .number, "3", "", "–"),
      (.nan, .nan, .nan, .percent, "–", "", "–"),
    ] as [(Double, Double, Double, EstimateText.Scale, String, String, String)])
  func estimate(
    value: Double, low: Double, high: Double, scale: EstimateText.Scale, text: String, interval: String,
    halfWidth: String
  ) {
    let estimate = EstimateText(
      Estimate(value: value, Interval(low: low, high: high, level: 0.95), count: 9), as: scale)
    #expect(estimate.estimate == text)
    #expect(estimate.interval == interval)
    #expect(estimate.halfWidth == halfWidth)
  }

  @Test("Rounding doesn't pass what no value can pass")
  func limit() {
    let days = Estimate(value: 180, Interval(low: 0, high: 365, level: 0.95), count: 9)
    #expect(EstimateText(days).interval == "[0, 370]")
    #expect(EstimateText(days, upTo: 365).interval == "[0, 365]")
    #expect(EstimateText(days, upTo: 365).estimate == "180")
    #expect(EstimateText(days, digits: 1, upTo: 365).high == "365")
  }

  @Test("A difference that rounding may have made is none, and has no more digits than that leaves")
  func noise() {
    // As 2,000 trajectories have it, each with the same two roundings.
    let (value, half) = (0.5000001 - 0.5, 1.1e-18)
    let difference = Estimate(value: value, Interval(low: value - half, high: value + half, level: 0.95), count: 2000)
    let text = EstimateText(difference, noise: .noise(0.5, 0.5000001))
    #expect((text.value, text.interval, text.halfWidth) == ("1e−7", "", "0"))
    // Large levels that differ by less in each trajectory: their roundings differ, and the mean of them is a number.
    let large = Estimate(value: 0.25, Interval(low: 0.2468, high: 0.2532, level: 0.95), count: 2000)
    #expect(EstimateText(large, noise: .noise(1e15, 1e15)).value == "0.2500")
  }

  @Test(
    "A range has digits enough to tell how wide it is, and no more than its ends support",
    arguments: [
      (0.9998356, 1.0001644, 1e-6, "0.999836 to 1.000164"), (2024.1776, 2025.8224, 0.005, "2,024.18 to 2,025.82"),
      (2024.1776, 2025.8224, .nan, "2,024.2 to 2,025.8"), (998_355, 1_001_645, 20, "998,360 to 1,001,650"),
      (3.0621, 25.0817, 0.01, "3.06 to 25.1"), (9999, 9999, 0, "9,999 to 9,999"), (14.7, 14.7, .nan, "14.7 to 14.7"),
      (1e-308, 3e-308, .nan, "1e−308 to 3e−308"), (0, 0.00003, 1e-7, "0 to 3e−5"),
    ] as [(Double, Double, Double, String)])
  func range(low: Double, high: Double, half: Double, text: String) {
    let ends = [low, high].map { DecimalText.amid($0, from: low, to: high, halfWidth: half) }
    #expect(ends.joined(separator: " to ") == text)
  }

  @Test(
    "Edges of bins differ", arguments: [(16_777_212.5, 16_777_213.5, "16,777,212.5 to 16,777,213.5"), (3, 4, "3 to 4")])
  func edges(low: Double, high: Double, text: String) {
    #expect(DecimalText.range(low, high, digits: 2) == text)
  }

  @Test("One is one")
  func count() {
    #expect(DecimalText.count(1, "pair", "pairs") == "1 pair")
    #expect(DecimalText.count(4_096, "pair", "pairs") == "4,096 pairs")
  }
}
