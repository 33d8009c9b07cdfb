import Probability

extension TrajectoryBatch {
  /// Runs a section of the program on all lanes.
  func execute(_ section: UnsafeMutableBufferPointer<Instruction>) {
    current = Selection(lanes: nil, count: laneCount, trajectories: trajectories)
    var position = 0
    while position < section.count { position = execute(section, at: position) }
  }

  /// Runs one instruction, or a run of sums, and returns the position of the next.
  @inline(always)  // the body of the loop that runs programs
  func execute(_ section: UnsafeMutableBufferPointer<Instruction>, at position: Int) -> Int {
    let instruction = section[position]
    let operation = instruction.operation
    let next = position + 1
    switch operation {
    case .linear:
      if instruction.b > 1 {
        executeSums(section, position..<position + Int(instruction.b))
        return position + Int(instruction.b)
      }
      executeLinear(instruction)
    case .select:
      ColumnKernels.select(
        column(instruction.destination), groups(of: instruction), operand(instruction.a), operand(instruction.b),
        operand(instruction.c))
    case .table: executeTable(instruction)
    case .element: executeElement(instruction)
    case .uniform: executeUniform(instruction)
    case .sample: executeSample(instruction)
    case .race: executeRace(instruction)
    case .gather: gather(instruction)
    case .scatter: scatter(instruction)
    case .scatterChecked:
      check(instruction) { isFinite($0) }
      scatter(instruction)
    case .accumulate: accumulate(instruction)
    case .scatterElement: scatterElement(instruction)
    case .clampAndCount: clampAndCount(instruction)
    case .clampAndCountMembers: clampAndCountMembers(instruction)
    case .storeChecked:
      check(instruction) { isFinite($0) }
      ColumnKernels.unary(.copy, column(instruction.destination), current.groups, operand(instruction.a))
    case .checkFinite: check(instruction) { isFinite($0) }
    case .checkProbability: check(instruction) { ($0 .>= 0) .& ($0 .<= 1) }
    case .checkNonNegative: check(instruction) { ($0 .>= 0) .& ($0 .< .infinity) }
    case .checkCondition: check(instruction) { $0 .== $0 }
    case .show: if let histories { keepChance(instruction, in: histories) }
    case .tell: break
    case .skipUnless: if operand(instruction.a)[0][0] != 1 { return Int(instruction.extra) }
    case .skipUnlessDue: if step % Int(instruction.a) != 0 { return Int(instruction.extra) }
    case .enterSelected: if !enterSelected(instruction) { return Int(instruction.extra) }
    case .enterPart: if !enter(instruction) { return Int(instruction.extra) }
    case .leave: leave(instruction)
    case .partition: partition(instruction)
    case .fill:
      ColumnKernels.unary(.copy, column(instruction.destination), current.groups, operand(instruction.a))
    case .chooseByUtility, .chooseByHazard: choose(instruction)
    case .record: record(occurrence: Int(instruction.a), current)
    case .recordPart: record(occurrence: Int(instruction.a), selections[Int(instruction.b)])
    case .lookLadder: lookAtLadder(instruction)
    case .lookOccurs, .lookCount, .lookMaximum, .lookMinimum, .lookSum, .lookFirst: measure(instruction)
    case .lookSeries: lookAtSeries(instruction)
    case .lookEnd: lookAtEnd(instruction)
    case .keepFinal: keepFinal(instruction)
    default:
      if operation.isBinary {
        ColumnKernels.binary(
          operation, column(instruction.destination), groups(of: instruction), operand(instruction.a),
          operand(instruction.b))
      } else {
        ColumnKernels.unary(
          operation, column(instruction.destination), groups(of: instruction), operand(instruction.a))
      }
    }
    return next
  }

  /// How many groups an instruction computes: one for a uniform, else those of the present selection.
  @inline(always)
  func groups(of instruction: Instruction) -> Int {
    Int(instruction.destination) < code.columnCount ? current.groups : 1
  }

  private func executeLinear(_ instruction: Instruction) {
    let form = code.linearForms[Int(instruction.extra)]
    let terms = code.terms + Int(form.firstTerm)
    let out = column(instruction.destination)
    let count = Int(form.termCount)
    guard !form.hasUniforms else {
      return ColumnKernels.linearWithUniforms(out, groups(of: instruction), bias: form.bias, count: count) { index in
        (terms[index].coefficient, operand(terms[index].register))
      }
    }
    ColumnKernels.linear(out, current.groups, bias: form.bias, count: count) { index in
      ColumnKernels.Term(
        coefficient: LaneGroup(repeating: terms[index].coefficient), column: column(terms[index].register))
    }
  }

  /// Sums that follow each other often read the same columns: they are computed tile by tile, so that the columns' part
  /// stays in the first-level cache.
  private func executeSums(_ section: UnsafeMutableBufferPointer<Instruction>, _ positions: Range<Int>) {
    let tile = 32
    var first = 0
    while first < current.groups {
      let groups = min(tile, current.groups - first)
      for position in positions {
        let instruction = section[position]
        let form = code.linearForms[Int(instruction.extra)]
        let terms = code.terms + Int(form.firstTerm)
        ColumnKernels.linear(
          column(instruction.destination) + first, groups, bias: form.bias, count: Int(form.termCount)
        ) { index in
          ColumnKernels.Term(
            coefficient: LaneGroup(repeating: terms[index].coefficient), column: column(terms[index].register) + first)
        }
      }
      first += groups
    }
  }

  private func executeTable(_ instruction: Instruction) {
    let table = code.tables[Int(instruction.extra)]
    let last = Double(table.count - 1)
    let (out, index) = (lanes(instruction.destination), operand(instruction.a))
    let positions = lanes(instruction.a)
    for lane in 0..<groups(of: instruction) << 3 {
      let position = positions[index.mask == 0 ? lane & 7 : lane]
      // Lanes behind the last one hold anything.
      out[lane] = position >= 0 && position <= last ? table[Int(position)] : .nan
    }
  }

  private func executeElement(_ instruction: Instruction) {
    let columns = code.operandLists[Int(instruction.extra)]
    let (out, index) = (lanes(instruction.destination), operand(instruction.a))
    let last = Double(columns.count - 1)
    for lane in 0..<current.count {
      let position = index[lane >> 3][lane & 7]
      let home = current.lanes.map { Int($0[lane]) } ?? lane
      out[lane] = position >= 0 && position <= last ? lanes(columns[Int(position)])[home] : .nan
    }
  }
}
