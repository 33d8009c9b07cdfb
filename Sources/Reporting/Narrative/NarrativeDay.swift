/// What is told of one step, or of a stretch of steps in which there is nothing to tell.
package struct NarrativeDay: Sendable, Codable, Equatable {
  /// Days since the start at which the step, or the stretch, begins.
  package let day: Double
  /// ISO 8601; nil without a calendar.
  package let date: String?
  package let sentences: [NarrativeSentence]
}

/// One sentence of a play's narrative: plain text, to be escaped by who puts it into a page.
package struct NarrativeSentence: Sendable, Codable, Equatable {
  package let text: String
  package let kind: Kind
  /// Of what it tells: of the event in its step, of the branch or action among the others; nil where nothing was left to
  /// chance.
  package let probability: Double?

  package enum Kind: String, Sendable, Codable {
    case event, branch, decision
    /// An event that could have happened and did not.
    case miss
    case rung, policy, change
    /// An outcome that came true for the first time.
    case outcome
    /// A stretch with nothing to tell.
    case quiet
  }

  package init(_ text: String, _ kind: Kind, probability: Double? = nil) {
    self.text = text
    self.kind = kind
    self.probability = probability
  }
}
