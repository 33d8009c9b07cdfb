/// A quantile function in a form that a column of uniforms reads fast: what constant arguments make possible.
///
/// Immutable, shared by threads, programs and points; made once for a law and its arguments (`InverseTableCache`).
package final class InverseTable: Sendable {
  private let form: Form

  private enum Form {
    case smooth(SmoothTable)
    case counts(CountTable)
  }

  init(_ table: SmoothTable) { form = .smooth(table) }

  init(_ table: CountTable) { form = .counts(table) }

  /// Fills a column with the quantiles of its uniforms, in place or not.
  package func fill(_ out: UnsafeMutablePointer<LaneGroup>, uniforms: UnsafePointer<LaneGroup>, groups: Int) {
    switch form {
    case .smooth(let table): table.fill(out, uniforms: uniforms, groups: groups)
    case .counts(let table): table.fill(out, uniforms: uniforms, groups: groups)
    }
  }
}

extension InverseTable: Hashable {
  package static func == (left: InverseTable, right: InverseTable) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
