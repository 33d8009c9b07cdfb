import Probability

/// One random draw: its law, its arguments, and the site that addresses it.
package struct Draw: Sendable, Equatable {
  package let law: Law
  /// The distribution's parameters in their documented order, or a choice's weights.
  package let arguments: [Expression]

  package init(law: Law, arguments: [Expression]) {
    self.law = law
    self.arguments = arguments
  }

  package enum Law: Sendable, Equatable {
    /// A number, or for `bernoulli` a condition; `site` is the FNV-1a hash of the path of names to the draw.
    case distribution(Distribution, site: UInt32)
    /// A symbol by weights: an exponential race, with one site for each alternative.
    case choice(sites: [UInt32])
  }
}
