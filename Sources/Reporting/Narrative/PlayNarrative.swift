import Analysis

/// A play told day by day: what its author gave words for in these, the rest in titles and names.
///
/// Unless everything is told, days are told in the order of what there is to say of them (rare things, first times, new
/// heights on a ladder) until there are enough sentences; then in the order in which they came.
package struct PlayNarrative: Sendable, Equatable {
  package let days: [NarrativeDay]
  /// How the play ended.
  package let ending: String
  let stepLength: Double

  /// The most sentences that a chronicle has.
  package static let usualLength = 36
  /// Stretches that are shorter than this are passed over, in days and in steps.
  private static let shortestQuiet = (days: 21.0, steps: 3)

  /// - Parameters:
  ///   - tellsEveryStep: tells all that the account has, not only what stands out.
  ///   - length: the most sentences, quiet stretches apart; days are told whole.
  package init(_ account: TrajectoryAccount, tellsEveryStep: Bool = false, length: Int = usualLength) {
    let days =
      tellsEveryStep ? Self.everything(account) : Self.chosen(Self.news(account), upTo: length)
    self.days = Self.withQuiet(days, account, isComplete: tellsEveryStep)
    stepLength = account.stepLength
    ending = Self.ending(of: account)
  }

  /// A step with what there is to tell of it.
  struct News {
    let step: Int
    var sentences: [(sentence: NarrativeSentence, isNews: Bool)] = []
    var weight = -Double.infinity

    mutating func add(_ sentence: NarrativeSentence?, _ weight: Double, isNews: Bool = true) {
      guard let sentence else { return }
      sentences.append((sentence, isNews))
      if isNews, weight > self.weight { self.weight = weight }
    }
  }

  private static func everything(_ account: TrajectoryAccount) -> [News] {
    let words = NarrativeWords(isFull: true)
    return account.steps.enumerated().map { index, step in
      var news = News(step: index)
      for happening in step.happenings { news.add(words.sentence(happening), 0) }
      for miss in step.misses { news.add(words.sentence(miss), 0) }
      for change in step.changes { news.add(words.sentence(change), 0) }
      for outcome in step.reached { news.add(words.sentence(reached: outcome), 0) }
      return news
    }
  }

  private static func news(_ account: TrajectoryAccount) -> [News] {
    let words = NarrativeWords(isFull: false)
    let weights = NarrativeWeights(account)
    var highest: [String: Double] = [:]
    for reading in account.initial where reading.value.state != nil {
      highest[reading.name.name] = reading.value.number
    }
    var missed: Set<String> = []
    return account.steps.enumerated().map { index, step in
      var news = News(step: index)
      add(step.happenings, to: &news, words, weights)
      for miss in step.misses where !missed.contains(miss.event.name) {
        guard let weight = weights.weight(miss) else { continue }
        missed.insert(miss.event.name)
        news.add(words.sentence(miss), weight)
      }
      for change in step.changes {
        if change.kind == .policy { add(policy: change, of: step, to: &news, words) }
        guard change.kind == .rung else { continue }
        let height = highest[change.name.name] ?? 0
        if let weight = weights.weight(rung: change, highest: height) { news.add(words.sentence(change), weight) }
        highest[change.name.name] = max(height, change.to.number)
      }
      add(step.reached, to: &news, words)
      // The step that stops a play is never passed over.
      if index == account.steps.count - 1, account.end != nil || account.fault != nil { news.weight += 8 }
      return news
    }
  }

  private static func add(
    _ happenings: [TrajectoryAccount.Happening], to news: inout News, _ words: NarrativeWords,
    _ weights: NarrativeWeights
  ) {
    // A branch that is routine is told where what it belongs to may be: what is passed over takes its branches along.
    let passesOver = happenings.contains {
      $0.kind != .branch && weights.weight($0) != nil && weights.isRoutine($0)
    }
    for happening in happenings {
      guard let weight = weights.weight(happening) else { continue }
      let isRoutine = weights.isRoutine(happening) && (happening.kind != .branch || passesOver)
      news.add(words.sentence(happening), weight, isNews: !isRoutine)
    }
  }

  /// A change of policy raises a day; it is told itself unless a narrative of the day says why.
  private static func add(
    policy change: TrajectoryAccount.Change, of step: TrajectoryAccount.Step, to news: inout News,
    _ words: NarrativeWords
  ) {
    if step.happenings.contains(where: { $0.narrative != nil }) {
      news.weight += 2
    } else {
      news.add(words.sentence(change), 8)
    }
  }

  /// Outcomes that came true raise a day; they are told where nothing else says what happened.
  private static func add(_ reached: [TrajectoryAccount.Name], to news: inout News, _ words: NarrativeWords) {
    guard !reached.isEmpty else { return }
    if news.sentences.contains(where: \.isNews) {
      news.weight += 2
    } else {
      for outcome in reached { news.add(words.sentence(reached: outcome), 5) }
    }
  }

  private static func chosen(_ news: [News], upTo length: Int) -> [News] {
    var kept: Set<Int> = []
    var count = 0
    let byWeight = news.filter { $0.weight > -.infinity }.sorted { ($1.weight, $0.step) < ($0.weight, $1.step) }
    for day in byWeight {
      guard count < length else { break }
      kept.insert(day.step)
      count += day.sentences.count { $0.isNews }
    }
    return news.map { day in
      var day = day
      day.sentences =
        kept.contains(day.step) ? day.sentences.filter(\.isNews) : day.sentences.map { ($0.sentence, false) }
      return day
    }
  }

  /// The days that are told, and the stretches between them.
  private static func withQuiet(_ news: [News], _ account: TrajectoryAccount, isComplete: Bool) -> [NarrativeDay] {
    let words = NarrativeWords(isFull: isComplete)
    var days: [NarrativeDay] = []
    var quiet: [News] = []
    func endQuiet() {
      let length = Double(quiet.count) * account.stepLength
      if quiet.count >= (isComplete ? 1 : shortestQuiet.steps), isComplete || length >= shortestQuiet.days {
        let first = account.steps[quiet[0].step]
        let untold = quiet.reduce(0) { $0 + $1.sentences.count }
        days.append(
          NarrativeDay(
            day: first.day, date: first.date, sentences: [words.quiet(days: length, untold: untold)]))
      }
      quiet = []
    }
    for day in news {
      let told = day.sentences.filter(\.isNews).map(\.sentence)
      if told.isEmpty {
        quiet.append(day)
        continue
      }
      endQuiet()
      let step = account.steps[day.step]
      days.append(NarrativeDay(day: step.day, date: step.date, sentences: told))
    }
    endQuiet()
    return days
  }

  private static func ending(of account: TrajectoryAccount) -> String {
    if let fault = account.fault { return "Stopped by a fault: \(fault)" }
    guard let end = account.end else { return "The play goes on to its last day." }
    return "Here the play ends: \(end.title ?? end.name)."
  }
}
