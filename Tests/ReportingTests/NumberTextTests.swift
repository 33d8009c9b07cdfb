import Analysis
import Reporting
import Testing

@Suite("Numbers in digits")
struct NumberTextTests {
  @Test(
    "Numbers are rounded to so many decimals",
    arguments: [
      (0, 2, "0.00"), (1.005, 1, "1.0"), (-0.04, 1, "0.0"), (-3.25, 1, "−3.3"), (1234.5, 0, "1,235"),
      (1_234_567, -3, "1,235,000"), (12.3, -3, "0"), (2e9, 0, "2.000000000e9"), (9.999_999_96e-6, 12, "1.0000000e−5"),
      (0.999_899_95, 8, "0.99989995"),
      (1 - 3e-12, 12, "0.999999999997"), (0.5, 20, "0.500000000000000"), (9.9999e9, -8, "1.00e10"),
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
    arguments: [(0.30004, 3, "0.3"), (81_643, 3, "81,600"), (100, 3, "100"), (0, 3, "0"), (-2.5, 3, "−2.5")]
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
      (3, 3, 3, .number, "3", "[3, 3]", "0"),
      (3, .nan, .nan, .number, "3", "", "–"),
      (.nan, .nan, .nan, .percent, "–", "", "–"),
    ] as [(Double, Double, Double, EstimateText.Scale, String, String, String)])
  func estimate(
    value: Double, low: Double, high: Double, scale: EstimateText.Scale, text: String, interval: String,
    halfWidth: String
  ) {
    let estimate = EstimateText(Estimate(value: value, low: low, high: high, level: 0.95, count: 9), as: scale)
    #expect(estimate.estimate == text)
    #expect(estimate.interval == interval)
    #expect(estimate.halfWidth == halfWidth)
  }
}
