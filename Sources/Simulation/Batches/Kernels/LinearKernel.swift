import Probability

extension ColumnKernels {
  /// One term of a sum, its register resolved to a column.
  struct Term {
    let coefficient: LaneGroup
    let column: UnsafePointer<LaneGroup>

    @inline(always)
    func added(to sum: LaneGroup, _ group: Int) -> LaneGroup { sum.addingProduct(coefficient, column[group]) }
  }

  /// The same for terms some of which are uniforms.
  static func linearWithUniforms(
    _ out: Column, _ groups: Int, bias: Double, count: Int, _ term: (Int) -> (coefficient: Double, operand: Operand)
  ) {
    for group in 0..<groups { out[group] = LaneGroup(repeating: bias) }
    for index in 0..<count {
      let (coefficient, operand) = term(index)
      let factor = LaneGroup(repeating: coefficient)
      for group in 0..<groups { out[group] = out[group].addingProduct(factor, operand[group]) }
    }
  }

  /// out = bias + Σ coefficient · operand, each term by a fused multiply-add, in the terms' order.
  ///
  /// Up to six terms a pass: their columns are read once and the partial sum stays in registers.
  @inline(always)
  static func linear(_ out: Column, _ groups: Int, bias: Double, count: Int, _ term: (Int) -> Term) {
    var done = min(count, 6)
    let start = LaneGroup(repeating: bias)
    switch done {
    case 6:
      let (a, b, c, d, e, f) = (term(0), term(1), term(2), term(3), term(4), term(5))
      for group in 0..<groups {
        let half = c.added(to: b.added(to: a.added(to: start, group), group), group)
        out[group] = f.added(to: e.added(to: d.added(to: half, group), group), group)
      }
    case 4, 5:
      let (a, b, c, d) = (term(0), term(1), term(2), term(3))
      done = 4
      for group in 0..<groups {
        out[group] = d.added(to: c.added(to: b.added(to: a.added(to: start, group), group), group), group)
      }
    case 2, 3:
      let (a, b) = (term(0), term(1))
      done = 2
      for group in 0..<groups { out[group] = b.added(to: a.added(to: start, group), group) }
    default:
      let a = term(0)
      for group in 0..<groups { out[group] = a.added(to: start, group) }
    }
    while count - done >= 6 {
      let (a, b, c) = (term(done), term(done + 1), term(done + 2))
      let (d, e, f) = (term(done + 3), term(done + 4), term(done + 5))
      for group in 0..<groups {
        let half = c.added(to: b.added(to: a.added(to: out[group], group), group), group)
        out[group] = f.added(to: e.added(to: d.added(to: half, group), group), group)
      }
      done += 6
    }
    while done < count {
      let a = term(done)
      for group in 0..<groups { out[group] = a.added(to: out[group], group) }
      done += 1
    }
  }
}
