import Analysis

extension Precedent {
  /// `DPRK.launch`, `escalation ≥ major_clash`, `tempo: highest quarter`.
  package var words: String {
    switch kind {
    case .happening: name
    case .rung: "\(name) ≥ \(state ?? "")"
    case .state: "\(name) = \(state ?? "")"
    case .highest: "\(name): highest quarter"
    case .lowest: "\(name): lowest quarter"
    }
  }
}

extension Parting {
  /// `North.weapons: launch instead of none`, of the second variant.
  package var words: String {
    switch kind {
    case .decision, .branch: "\(name): \(second) instead of \(first)"
    case .event: second == Parting.none ? "\(name) does not happen" : "\(name) happens"
    case .numbers: "nothing that happens differs, only numbers"
    }
  }
}

extension OutcomeQuestion {
  /// How what precedes the outcome was found.
  var methodOfPrecedents: String {
    let controls =
      isAtEnd
      ? "that lived as long and ended without it, over the days that the first one lived"
      : "that were still without it on that day, over the same days (incidence-density matching)"
    let ratio =
      isAtEnd
      ? "The ratio of odds says how much more the outcome is to be expected with the factor than without"
      : "The ratio of rates says how much faster the outcome comes with the factor than without"
    return """
      Each trajectory in which the outcome came is compared with up to four others, taken at random, \(controls). \
      \(ratio); it need not be its cause. p-values are adjusted by Holm's method.
      """
  }
}

extension Partings {
  /// How it was found.
  static let method = """
    Trajectories of the same index share their draws in both variants. Of those in which the outcome flips, the first \
    step is found in which something happens in one variant only, and what that is. What differs first need not be what \
    decides. Intervals are Wilson's.
    """
}
