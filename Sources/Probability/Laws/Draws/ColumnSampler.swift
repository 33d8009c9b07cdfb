/// A law as the step loop calls it: through a table of functions, without an existential or a reference count.
package class ColumnSampler {
  fileprivate init() {}

  /// As `Law.fillQuantiles`.
  package func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) { preconditionFailure("a law fills its columns") }

  /// As `Law.fillSamples`.
  package func fillSamples(
    _ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns
  ) { preconditionFailure("a law fills its columns") }

  /// The sampler of a law.
  package static func of(_ law: any Law) -> ColumnSampler { law.makeSampler() }
}

extension Law {
  fileprivate func makeSampler() -> ColumnSampler { LawSampler(self) }
}

private final class LawSampler<L: Law>: ColumnSampler {
  private let law: L

  init(_ law: L) {
    self.law = law
    super.init()
  }

  override func fillQuantiles(
    _ out: inout MutableSpan<LaneGroup>, uniforms: Span<LaneGroup>, count: Int, _ arguments: ArgumentColumns
  ) { law.fillQuantiles(&out, uniforms: uniforms, count: count, arguments) }

  override func fillSamples(
    _ out: inout MutableSpan<LaneGroup>, _ addresses: DrawColumn, _ arguments: ArgumentColumns
  ) { law.fillSamples(&out, addresses, arguments) }
}
