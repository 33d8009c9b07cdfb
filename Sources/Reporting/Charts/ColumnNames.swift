/// Names above columns of equal width: level where they fit, slanted where there is room for it, else upright.
struct ColumnNames {
  /// Of each column.
  let side: Double
  let height: Double
  let marks: [Markup]

  init(_ names: [String], from left: Double, to right: Double) {
    let count = Double(max(1, names.count))
    let longest = names.map { DrawnText.width($0) }.max() ?? 0
    let isLevel = longest <= (right - left) / count - 4
    let isUpright = right < 450 || names.count > 8
    let limit = min(longest, isUpright ? 118 : 140)
    // The cosine and the sine of 48 degrees.
    let overhang = isLevel || isUpright ? 0 : 0.67 * limit
    let side = (right - left - max(0, overhang - 8)) / count
    let height = isLevel ? 20 : isUpright ? limit + 10 : 0.75 * limit + 16
    self.side = side
    self.height = height
    marks = names.enumerated().map { index, name in
      let x = left + (Double(index) + 0.5) * side
      if isLevel { return Mark.text(name, x: x, y: height - 6, class: "label", anchor: "middle") }
      return Mark.text(
        DrawnText.fitted(name, to: limit), x: isUpright ? x + 4 : x, y: height - 6, class: "label", full: name,
        rotated: isUpright ? -90 : -48)
    }
  }
}
