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
  /// `war occurs`, `adequate holds at the end`, `peak_tension is above 0.83`.
  package var words: String {
    if let threshold {
      let isWhole = threshold == threshold.rounded()
      let bound = isWhole ? DecimalText.exact(threshold) : DecimalText.significant(threshold, digits: 4)
      return "\(outcome) is above \(bound)"
    }
    return isAtEnd ? "\(outcome) holds at the end" : "\(outcome) occurs"
  }

  /// How what precedes the outcome was found.
  var methodOfPrecedents: String {
    let controls =
      isAtEnd
      ? "that ended without it, each over the days that it lived"
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

extension RepresentativePlay.Role {
  /// For headings.
  package var words: String {
    switch self {
    case .typical: "Typical play"
    case .typicalCase: "Typical play with the outcome"
    case .quickest: "Quickest"
    case .greatest: "Greatest"
    case .nearMiss: "Near miss"
    }
  }
}

extension RepresentativePlay {
  /// When the outcome came: the date of the step that brought it, or the time that had passed by then.
  var coming: String? {
    date.map { "on \($0)" } ?? day.map { "after \(DecimalText.significant($0, digits: 4)) days" }
  }
  /// Why it was chosen, in words that follow "chosen as".
  func reason(_ question: OutcomeQuestion) -> String {
    switch choice {
    case .medoid(let plays):
      return "the medoid of \(DecimalText.grouped(plays)) plays: nearest to all others, by rungs over time and outcomes"
    case .medoidOfCases(let plays):
      return "the medoid of the \(DecimalText.grouped(plays)) plays in which \(question.words)"
    case .quickest(1): return "the quickest of these plays"
    case .quickest(let plays):
      return
        "the quickest of these plays, of \(DecimalText.grouped(plays)) on that day the one nearest to the typical case"
    case .greatest: return "the greatest \(question.outcome) of these plays"
    case .highestHazard(let event):
      return "of the plays without it, the one with the highest cumulative hazard of \(event)"
    case .climbedHighest(let ladder, let rung, 1):
      return "the play without it that climbed highest (\(ladder): \(rung))"
    case .climbedHighest(let ladder, let rung, let plays):
      return "of the \(DecimalText.grouped(plays)) plays without it that climbed highest (\(ladder): \(rung)), the one "
        + "nearest to the typical play with it"
    case .nearestToTypicalCase: return "of the plays without it, the one nearest to the typical play with it"
    }
  }
}

extension RepresentativePlay.Moment {
  /// `North.launch`, `escalation reaches war`.
  var words: String { rung.map { "\(name) reaches \($0)" } ?? name }
}
