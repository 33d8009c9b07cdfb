import Probability

extension TrajectoryBatch {
  func executeUniform(_ instruction: Instruction) {
    let address = DrawAddress(site: UInt32(bitPattern: instruction.extra), step: addressStep, generation: generation)
    var out = MutableSpan(_unsafeStart: column(instruction.destination), count: current.groups)
    fillUniforms(
      &out, trajectories: Span(_unsafeStart: current.trajectories, count: current.groups), seed: seed,
      address: address)
  }

  func executeSample(_ instruction: Instruction) {
    let sample = code.samples[Int(instruction.extra)]
    let groups = current.groups
    let destination = column(instruction.destination)
    if let table = sample.table {
      table._withUnsafeGuaranteedRef { $0.fill(destination, uniforms: column(sample.uniform), groups: groups) }
      if sample.mark >= 0 { noteBadDraws(destination, mark: sample.mark, arguments(of: sample)) }
      return
    }
    let arguments = arguments(of: sample)
    var out = MutableSpan(_unsafeStart: destination, count: groups)
    if sample.isNoted {
      ColumnKernels.unary(.copy, destination, groups, operand(sample.uniform))
    } else if sample.uniform >= 0 {
      let uniforms = Span(_unsafeStart: UnsafePointer(column(sample.uniform)), count: groups)
      sample.sampler._withUnsafeGuaranteedRef {
        $0.fillQuantiles(&out, uniforms: uniforms, count: current.count, arguments)
      }
    } else {
      let addresses = DrawColumn(
        trajectories: current.trajectories, count: current.count, seed: seed,
        address: DrawAddress(site: sample.site, step: addressStep, generation: generation))
      sample.sampler._withUnsafeGuaranteedRef { $0.fillSamples(&out, addresses, arguments) }
    }
    if sample.mark >= 0 { noteBadDraws(destination, mark: sample.mark, arguments) }
  }

  private func arguments(of sample: ResolvedCode.Sample) -> ArgumentColumns {
    func argument(_ index: Int) -> Column {
      index < sample.arguments.count ? spread(operand(sample.arguments[index]), index) : scratch
    }
    return ArgumentColumns(argument(0), argument(1), argument(2), argument(3))
  }

  /// Marks the NaN of bad arguments, and notes them in case that they become a fault.
  private func noteBadDraws(_ out: Column, mark: Int, _ arguments: ArgumentColumns) {
    var allFinite = LaneMask(repeating: true)
    for group in 0..<current.groups { allFinite = allFinite .& isFinite(out[group]) }
    if all(allFinite) { return }
    for lane in 0..<current.count where !out[lane >> 3][lane & 7].isFinite {
      if out[lane >> 3][lane & 7].isNaN { out[lane >> 3][lane & 7] = DrawMark.nan(mark) }
      let home = current.lanes.map { Int($0[lane]) } ?? lane
      drawNotes[home] = DrawNote(mark: mark, step: addressStep, arguments: arguments[lane: lane])
    }
  }

  /// The operand as a whole column: a uniform is written out into scratch memory.
  private func spread(_ operand: Operand, _ index: Int) -> Column {
    guard operand.mask == 0 else { return operand.column }
    let copy = scratch + index * groupCapacity
    ColumnKernels.unary(.copy, copy, current.groups, operand)
    return copy
  }

  func executeRace(_ instruction: Instruction) {
    let race = code.races[Int(instruction.extra)]
    let count = race.weights.count
    for index in 0..<count {
      operandScratch[index] = operand(race.uniforms[index])
      operandScratch[count + index] = operand(race.weights[index])
    }
    ChoiceKernels.race(
      column(instruction.destination), current.groups, uniforms: operandScratch, weights: operandScratch + count,
      count: count)
  }
}

/// The arguments of a draw that was no finite number.
struct DrawNote {
  let mark: Int
  let step: UInt32
  let arguments: LawArguments
}

extension TrajectoryBatch {
  /// Why a lane's number is none, where a draw is the reason.
  func reason(forLane lane: Int, _ value: Double) -> String? {
    let note = drawNotes[lane]
    let isNoted = note.step == addressStep
    guard let mark = DrawMark.law(of: value) ?? (value.isInfinite && isNoted ? note.mark : nil),
      program.markedLaws.indices.contains(mark)
    else { return nil }
    let law = program.markedLaws[mark].law
    let call = "\(law.name)(\(law.parameters.map(\.name).joined(separator: ", ")))"
    guard isNoted, note.mark == mark else { return "an argument of \(call) is outside its domain" }
    let numbers = law.parameters.indices.map { note.arguments[$0] }
    let found = "\(law.name)(\(numbers.map(shortest).joined(separator: ", ")))"
    if let fault = law.fault(numbers) { return "\(law.name): \(fault)" }
    if value.isInfinite { return "a draw of \(found) is beyond the largest number, 1.8e308" }
    return "a draw of \(found) took more random numbers than there are"
  }
}
