import Probability

/// Sums of scaled columns.
struct SumOperations: ~Copyable {
  private let forms: Storage<Form>
  private let terms: Storage<Program.LinearTerm>

  struct Form {
    let bias: Double
    let firstTerm: Int
    let termCount: Int
    let hasUniforms: Bool
  }

  init(_ program: Program) {
    forms = Storage(
      program.linearForms.map { form in
        Form(
          bias: form.bias, firstTerm: form.terms.lowerBound, termCount: form.terms.count,
          hasUniforms: program.terms[form.terms].contains(where: \.register.isUniform))
      })
    terms = Storage(program.terms)
  }

  func sum(
    _ index: TableIndex<Program.LinearForm>, to result: Register, _ columns: inout LaneColumns, groups: Int
  ) {
    let form = forms[index.position]
    let terms = terms.pointer(at: form.firstTerm)
    let out = columns.column(result)
    guard !form.hasUniforms else {
      return ColumnKernels.linearWithUniforms(out, groups, bias: form.bias, count: form.termCount) { index in
        (terms[index].coefficient, columns.operand(terms[index].register))
      }
    }
    ColumnKernels.linear(out, groups, bias: form.bias, count: form.termCount) { index in
      ColumnKernels.Term(
        coefficient: LaneGroup(repeating: terms[index].coefficient),
        column: columns.operand(terms[index].register).column)
    }
  }

  /// Sums that follow each other often read the same columns: they are computed tile by tile, so that the columns' part
  /// stays in the first-level cache.
  ///
  /// - Parameter run: sums of columns into columns.
  func sums(_ run: UnsafeBufferPointer<Instruction>, _ columns: inout LaneColumns, groups: Int) {
    let tile = 32
    var first = 0
    while first < groups {
      let size = min(tile, groups - first)
      for case .sum(let index, let result, _) in run {
        let form = forms[index.position]
        let terms = terms.pointer(at: form.firstTerm)
        ColumnKernels.linear(
          columns.column(result) + first, size, bias: form.bias, count: form.termCount
        ) { index in
          ColumnKernels.Term(
            coefficient: LaneGroup(repeating: terms[index].coefficient),
            column: columns.operand(terms[index].register).column + first)
        }
      }
      first += size
    }
  }

  /// column += bias + coefficient · value in place, with the roundings of the sum that it stands for.
  func accumulate(
    _ index: TableIndex<Program.LinearForm>, onto target: Register, place: TableIndex<Place>,
    _ columns: inout LaneColumns, _ faults: inout LaneFaults, _ present: PresentLanes
  ) {
    guard let list = present.list else { return }
    let form = forms[index.position]
    let term = terms[form.firstTerm]
    let (values, out) = (columns.values(term.register), columns.lanes(target))
    // A sum of products with 0 is 0 as long as all numbers are finite.
    var residue = 0.0
    for index in 0..<present.count {
      let home = Int(list[index])
      let sum = form.bias.addingProduct(term.coefficient, values[index]) + out[home]
      out[home] = sum
      residue += sum * 0
    }
    if residue == 0 { return }
    for index in 0..<present.count where !out[Int(list[index])].isFinite {
      let home = Int(list[index])
      faults.mark(home, at: place, out[home])
    }
  }
}
