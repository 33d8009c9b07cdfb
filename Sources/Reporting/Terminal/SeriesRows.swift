import Analysis

extension SeriesSummary {
  /// The median and the outer band at the last look, and the median's course, of those that live; a dash where fewer than
  /// one in twenty of the trajectories lives to the horizon, whose numbers would stand for the others'.
  var row: TableRow {
    let last = alive.count - 1
    guard last >= 0, let low = bands.first, let high = bands.last, let median = bands.first(where: { $0.p == 0.5 })
    else { return TableRow(name: name, estimate: "–") }
    guard alive[last] > 0, 20 * alive[last] >= alive[0] else {
      return TableRow(name: name, unit: unit, estimate: "–", interval: "few live on")
    }
    let (bottom, middle, top) = (low.value.numbers[last], median.value.numbers[last], high.value.numbers[last])
    let course = Figure.sampled(median.value.numbers, width: TableRow.figureWidth)
    let seen = course.filter(\.isFinite)
    let decimals = decimals(bottom, top, look: last)
    let notation = DecimalText.Notation(of: [bottom, middle, top])
    func text(_ number: Double) -> String {
      decimals.map { DecimalText.fixed(number, decimals: $0, as: notation) }
        ?? (alive[last] > 1 ? DecimalText.exact(number) : DecimalText.significant(number, digits: 4))
    }
    let first = (low.value.numbers[0], median.value.numbers[0], high.value.numbers[0])
    return TableRow(
      name: name, unit: unit, estimate: text(middle),
      interval: "\(text(bottom)) to \(text(top))",
      figure: Figure.spark(course, low: seen.min() ?? 0, high: seen.max() ?? 0),
      note: alive[0] > 1
        ? DecimalText.amid(first.1, spread: first.2 - first.0, as: DecimalText.Notation(of: [first.1]))
        : DecimalText.significant(first.1, digits: 3))
  }

  /// Decimals that the median's standard error supports, were the values normal: 1.25 σ / √n, and σ the width of the
  /// 5 to 95 % band by 3.29; and that the bins of the histogram resolve. At most three significant digits of the band's
  /// width.
  private func decimals(_ bottom: Double, _ top: Double, look: Int) -> Int? {
    let sampling = 1.96 * 1.2533 * (top - bottom) / 3.29 / Double(alive[look]).squareRoot()
    let halfWidth = max(sampling, 2 * resolution.numbers[look])
    guard let resolution = DecimalText.exponent(of: halfWidth), let width = DecimalText.exponent(of: top - bottom)
    else { return nil }
    return min(1 - resolution, 2 - width)
  }
}
