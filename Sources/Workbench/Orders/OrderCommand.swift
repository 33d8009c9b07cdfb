import Analysis
import Simulation

extension Order {
  /// The command that gives the same bits, as words for a shell, whatever was typed and resumed on the way to them.
  package var command: [String] {
    guard work != .batch else { return ["brink", "batch", file.path] }
    var words = ["brink", work == .comparison ? "compare" : "run", file.path]
    for variant in variants.dropFirst() { words += ["--variant", variant] }
    for setting in settings { words += ["--set", "\(setting.name)=\(setting.value)"] }
    words += ["--seed", "\(seed)", "--trajectories", "\(trajectories)"]
    if keptRows != Self.standardKeptRows { words += ["--keep", keptRowsText] }
    return words + (work == .comparison ? comparison.options : [])
  }
}

extension Order {
  private var keptRowsText: String {
    switch keptRows {
    case 0: "none"
    case .max: "all"
    default: "\(keptRows)"
    }
  }

  /// Reads how many trajectories to store one by one: a number, `all` or `none`.
  ///
  /// - Throws: `TextMistake` that says what would be right.
  package static func keptRows(_ text: String) throws(TextMistake) -> Int {
    switch text {
    case "all": .max
    case "none": 0
    default: try WholeNumber.read(text, in: 0...Int.max)
    }
  }
}

extension ComparisonRequest {
  /// The options that ask for it.
  var options: [String] {
    var words = baseline == VariantName.base ? [] : ["--baseline", baseline]
    if let margin = margins.general { words += ["--margin", "\(margin)"] }
    for (outcome, margin) in margins.byOutcome.sorted(by: { $0.key < $1.key }) {
      words += ["--margin", "\(outcome)=\(margin)"]
    }
    for objective in objectives { words += ["--objective", objective.text] }
    return words
  }
}
