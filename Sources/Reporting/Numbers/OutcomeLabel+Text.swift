import Analysis

extension LabelledOutcome {
  /// How charts and tables write its values.
  var form: ValueForm { label.form }
}

extension OutcomeLabel {
  /// How charts and tables write its values.
  var form: ValueForm { isProbability ? .percent : .number(unit: unit) }
}

extension OutcomeLabel.Scale {
  /// How estimates are written: probabilities in per cent.
  var text: EstimateText.Scale { self == .probability ? .percent : .number }
}
