import Analysis

/// What a run with faults says first, and loudly.
struct FaultNotice {
  let ensemble: EnsembleSummary
  let fileName: String

  func lines(width: Int, style: TerminalStyle) -> [String] {
    guard ensemble.faults > 0 else { return [] }
    let counts = "\(DecimalText.grouped(ensemble.faults)) of \(DecimalText.grouped(ensemble.trajectories))"
    var lines = ["FAULTS in \(ensemble.variant): \(counts) trajectories were frozen".truncated(to: width)]
      .map { style.apply(.alarm, to: $0) }
    for (place, faults) in places.prefix(5) {
      guard let first = faults.first else { continue }
      let step = first.step.map { "step \($0)" } ?? "the setup"
      lines.append("  \(fileName):\(first.line):\(first.column): \(place)".truncated(to: width))
      let when = "trajectory \(first.trajectory), \(step)\(more(faults.count - 1))"
      if let reason = first.reason { lines += reason.wrapped(to: width, indent: 4) }
      lines.append("    was \(first.value) in \(when)".truncated(to: width))
    }
    if places.count > 5 { lines.append("  and \(places.count - 5) more places") }
    let consequence =
      ensemble.estimates == nil
      ? "  Estimates are withheld; --allow-faults gives them for the other trajectories."
      : "  Estimates rest on the others; \"faults\" bounds them by all faults no, all yes."
    lines.append(consequence.truncated(to: width))
    return lines
  }

  private func more(_ count: Int) -> String {
    guard count > 0 else { return "" }
    let isCut = ensemble.firstFaults.count < ensemble.faults
    return ", and \(count) more\(isCut ? " among the first \(ensemble.firstFaults.count)" : "")"
  }

  /// The faults by place, in the order of their first trajectory.
  private var places: [(place: String, faults: [FaultSummary])] {
    let byPlace = Dictionary(grouping: ensemble.firstFaults, by: \.place)
    return byPlace.map { (place: $0.key, faults: $0.value) }.sorted {
      ($0.faults.first?.trajectory ?? 0, $0.place) < ($1.faults.first?.trajectory ?? 0, $1.place)
    }
  }
}
