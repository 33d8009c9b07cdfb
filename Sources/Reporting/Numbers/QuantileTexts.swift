import Analysis

extension [QuantileEstimate] {
  /// The outer quantiles, such as `3 to 25`; empty where there are not two.
  ///
  /// - Parameter limit: what no value can pass, such as the clock's end.
  func rangeText(upTo limit: Double? = nil) -> String {
    guard let first, let last, count > 1 else { return "" }
    return [first, last].map { text(of: $0, upTo: limit) }.joined(separator: " to ")
  }

  /// One of the quantiles: with digits enough to tell how far apart the outer ones are, and no more than its interval
  /// supports, or two of that distance where there is none. All digits where the outer ones are equal.
  func text(of quantile: QuantileEstimate?, upTo limit: Double? = nil) -> String {
    guard let quantile, let low = first?.estimate.value, let high = last?.estimate.value else { return "–" }
    let estimate = quantile.estimate
    return DecimalText.amid(
      estimate.value, from: low, to: high, halfWidth: estimate.high / 2 - estimate.low / 2, upTo: limit)
  }
}
