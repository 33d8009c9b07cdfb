import Analysis

/// Small charts made of block letters.
package enum Figure {
  private static let heights = Array("▁▂▃▄▅▆▇█")
  private static let parts = Array("▏▎▍▌▋▊▉█")

  /// One letter for each number, its height between `low` and `high`; a space where there is none.
  package static func spark(_ numbers: [Double], low: Double, high: Double) -> String {
    String(
      numbers.map { number -> Character in
        guard number.isFinite else { return " " }
        let share = high > low ? (number - low) / (high - low) : 0.5
        return heights[min(7, max(0, Int(share * 8)))]
      })
  }

  /// A bar for a share between 0 and 1, an eighth of a letter fine; anything above 0 is seen.
  package static func bar(_ share: Double, width: Int) -> String {
    guard share.isFinite, share > 0 else { return "" }
    let eighths = max(1, min(width * 8, Int((share * Double(width * 8)).rounded())))
    let rest = eighths % 8
    return String(repeating: "█", count: eighths / 8) + (rest > 0 ? String(parts[rest - 1]) : "")
  }

  /// Numbers at so many places spread evenly over a longer or shorter column.
  package static func sampled(_ numbers: [Double], width: Int) -> [Double] {
    guard let last = numbers.last, numbers.count > 1, width > 1 else { return numbers }
    return (0..<width).map { place in
      place == width - 1 ? last : numbers[place * (numbers.count - 1) / (width - 1)]
    }
  }

  /// The shape of a distribution: bins from the first to the last of the middle 99 %, joined or split to fit.
  package static func distribution(_ counts: [Int], width: Int) -> String {
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { return "" }
    var (below, first, last) = (0.0, 0, counts.count - 1)
    for (bin, count) in counts.enumerated() {
      if below <= 0.005 * total { first = bin }
      below += Double(count)
      if below >= 0.995 * total {
        last = bin
        break
      }
    }
    let middle = counts[first...last].map(Double.init)
    let heights = middle.count <= width ? middle : joined(middle, count: width)
    let highest = heights.max() ?? 1
    return String(spark(heights, low: 0, high: highest).enumerated().map { heights[$0.offset] > 0 ? $0.element : " " })
  }

  /// Bins of equal width from more of them; a bin that is cut gives each side its share.
  private static func joined(_ counts: [Double], count: Int) -> [Double] {
    let width = Double(counts.count) / Double(count)
    var bins = Array(repeating: 0.0, count: count)
    for (index, number) in counts.enumerated() {
      let (start, end) = (Double(index) / width, Double(index + 1) / width)
      let (left, right) = (min(count - 1, Int(start)), min(count - 1, Int(end)))
      if left == right {
        bins[left] += number
      } else {
        let share = (Double(right) - start) / (end - start)
        bins[left] += number * share
        bins[right] += number * (1 - share)
      }
    }
    return bins
  }
}
