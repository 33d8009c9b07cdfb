import Analysis

/// A heat map of letters: each cell's shade, and its number where there is room.
struct BatchMapLines {
  private let map: BatchMap
  private static let shades = Array(" ░▒▓█")

  init(_ map: BatchMap) { self.map = map }

  func lines(width: Int, style: TerminalStyle) -> [String] {
    let rowLabels = map.rows.levels.map(\.label)
    let columnLabels = map.columns.levels.map(\.label)
    let labelWidth = min(16, ([map.rows.label] + rowLabels).map(\.displayWidth).max() ?? 0)
    let count = columnLabels.count
    let room = max(3, (width - labelWidth - 2 * count) / max(1, count))
    let numbers = map.cells.map { $0.map(number) }
    let needed = (numbers.joined().map(\.displayWidth).max() ?? 0) + 3
    let hasNumbers = needed <= room
    let cellWidth = min(room, max(hasNumbers ? needed : 3, columnLabels.map(\.displayWidth).max() ?? 0))
    func line(_ name: String, _ cells: [String]) -> String {
      ([name.fitted(to: labelWidth)] + cells.map { $0.fitted(to: cellWidth) }).joined(separator: "  ")
    }
    let unit = map.outcome.isProbability ? ", %" : map.outcome.unit.map { ", \($0.printable)" } ?? ""
    let title = "\(map.outcome.name)\(unit): \(map.rows.label) (down) by \(map.columns.label) (across)"
    let body = map.cells.indices.map { row in
      line(rowLabels[row], map.cells[row].indices.map { cell(row, $0, numbers[row][$0], hasNumbers: hasNumbers) })
    }
    return [
      style.apply(.heading, to: title.truncated(to: width)),
      style.apply(.faint, to: line("", columnLabels).trimmedEnd.truncated(to: width)),
    ] + body.map { $0.trimmedEnd.truncated(to: width) } + [style.apply(.faint, to: legend.truncated(to: width))]
  }

  private var known: [Double] { map.cells.joined().compactMap { $0?.value }.filter(\.isFinite) }

  private var legend: String {
    guard let low = known.min(), let high = known.max() else { return "no run has an estimate" }
    let factor = map.outcome.isProbability ? 100.0 : 1
    return "░ " + DecimalText.range(low * factor, high * factor).replacing(" to ", with: " to █ ")
  }

  private func cell(_ row: Int, _ column: Int, _ number: String, hasNumbers: Bool) -> String {
    guard let estimate = map.cells[row][column], estimate.value.isFinite, let low = known.min(), let high = known.max()
    else { return "–" }
    let share = high > low ? (estimate.value - low) / (high - low) : 0
    let shade = String(Self.shades[1 + min(3, Int(share * 4))])
    return shade + shade + (hasNumbers ? " \(number)" : "")
  }

  /// As many digits as the interval supports, three at most.
  private func number(_ estimate: Estimate?) -> String {
    guard let estimate else { return "–" }
    return EstimateText(estimate, as: map.outcome.scale.text, digits: 3).value
  }
}
