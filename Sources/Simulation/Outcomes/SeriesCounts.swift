import Probability

/// Sums, extremes and histograms of all series at each recorded look.
struct SeriesCounts: ~Copyable {
  private let looks: RecordedLooks
  private let binCount: Int
  /// For each series and look; empty if there are no histograms.
  private let bins: Storage<HistogramBins>
  private var sums: Storage<Double>
  private var counts: Storage<UInt64>
  private var lowest: Storage<Double>
  private var highest: Storage<Double>
  private var areWhole: Storage<Bool>
  private var histograms: Storage<UInt64>

  init(seriesCount: Int, looks: RecordedLooks, bins: [[HistogramBins]]?) {
    self.looks = looks
    binCount = bins?.first?.first?.count ?? 0
    self.bins = Storage(Array((bins ?? []).joined()))
    let placeCount = seriesCount * looks.count
    sums = Storage(repeating: 0, count: placeCount)
    counts = Storage(repeating: 0, count: placeCount)
    lowest = Storage(repeating: .infinity, count: placeCount)
    highest = Storage(repeating: -.infinity, count: placeCount)
    areWhole = Storage(repeating: true, count: seriesCount)
    histograms = Storage(repeating: 0, count: placeCount * binCount)
  }

  mutating func forget() {
    sums.fill(0)
    counts.fill(0)
    lowest.fill(.infinity)
    highest.fill(-.infinity)
    areWhole.fill(true)
    histograms.fill(0)
  }

  /// Adds the values of some lanes at a look, in their order.
  mutating func add(series: Int, _ value: Operand, count: Int, look: Int) {
    guard looks.isRecorded(look) else { return }
    let place = series * looks.count + looks.place(of: look)
    var sum = sums[place]
    var missing = 0
    var (least, greatest) = (lowest[place], highest[place])
    let histogram: (bins: HistogramBins, cells: UnsafeMutablePointer<UInt64>)? =
      binCount > 0 ? (bins[place], histograms.mutablePointer(at: place * binCount)) : nil
    let scale = histogram?.bins.sumScale ?? 1
    for lane in 0..<count {
      let number = value[lane: lane]
      guard number.isFinite else {
        missing += 1
        continue
      }
      sum += number * scale
      least = number < least ? number : least
      greatest = number > greatest ? number : greatest
      if let histogram {
        histogram.cells[histogram.bins.bin(of: number)] += 1
      } else if number != number.rounded() {
        areWhole[series] = false
      }
    }
    (lowest[place], highest[place]) = (least, greatest)
    sums[place] = sum
    counts[place] += UInt64(count - missing)
  }

  private func places(ofSeries series: Int) -> Range<Int> { series * looks.count..<(series + 1) * looks.count }

  func sums(ofSeries series: Int) -> [Double] { sums.elements(places(ofSeries: series)) }
  func counts(ofSeries series: Int) -> [UInt64] { counts.elements(places(ofSeries: series)) }
  func lowest(ofSeries series: Int) -> [Double] { lowest.elements(places(ofSeries: series)) }
  func highest(ofSeries series: Int) -> [Double] { highest.elements(places(ofSeries: series)) }
  func isWhole(series: Int) -> Bool { areWhole[series] }

  func histogram(ofSeries series: Int) -> [UInt64] {
    let places = places(ofSeries: series)
    return histograms.elements(places.lowerBound * binCount..<places.upperBound * binCount)
  }
}
