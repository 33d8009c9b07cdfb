import Analysis
import Simulation
import Testing

@Suite("Quantiles from bins")
struct BinnedSampleTests {
  private let bins = HistogramBins(low: 0, high: 10, count: 10)

  @Test("Values are spread evenly over their bin", arguments: [(0.25, 2.5), (0.5, 5), (0.75, 7.5), (0.05, 0.5)])
  func interpolation(p: Double, expected: Double) {
    let counts = Array(repeating: UInt64(7), count: 10)[...]
    let sample = BinnedSample(bins: bins, counts: counts, lowest: 0, highest: 10)
    #expect(abs(sample.quantiles([p])[0] - expected) < 1e-12)
  }

  @Test("Quantiles stay between the extremes, also beyond the bins")
  func extremes() {
    let counts: [UInt64] = [2, 0, 0, 0, 0, 0, 0, 0, 0, 2]
    let sample = BinnedSample(bins: bins, counts: counts[...], lowest: -30, highest: 90)
    let quantiles = sample.quantiles([0.001, 0.05, 0.999])
    #expect(quantiles[0] >= -30 && quantiles[1] < 0 && quantiles[2] <= 90)
    let constant = BinnedSample(bins: bins, counts: counts[...], lowest: 4, highest: 4)
    #expect(constant.quantiles([0.5])[0] == 4)
  }

  @Test("An empty sample has none")
  func empty() {
    let counts = Array(repeating: UInt64(0), count: 10)[...]
    #expect(BinnedSample(bins: bins, counts: counts, lowest: .infinity, highest: -.infinity).quantiles([0.5])[0].isNaN)
  }

  @Test("Joining bins keeps every trajectory", arguments: [1, 127, 128, 129, 640, 1024])
  func histogram(count: Int) {
    let bins = HistogramBins(low: -1, high: 1, count: 1024)
    let counts = (0..<1024).map { UInt64($0 < count ? $0 % 5 + 1 : 0) }
    let histogram = Histogram(bins, counts: counts)
    #expect(histogram.counts.reduce(0, +) == counts.reduce(0) { $0 + Int($1) })
    #expect(histogram.counts.count <= 128 && histogram.low == -1)
  }
}
