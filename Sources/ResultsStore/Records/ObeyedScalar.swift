extension Unicode.Scalar {
  /// Whether a terminal, or whatever else shows text, would obey the character instead of showing it: a control but for tabs and
  /// ends of lines, a separator of lines, or a mark that changes the direction of what stands beside it (Unicode's
  /// `Bidi_Control`).
  package var isObeyed: Bool {
    switch properties.generalCategory {
    case .control: self != "\t" && self != "\r" && self != "\n"
    case .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }
}
