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
    let out = lanes(instruction.destination)
    func argument(_ index: Int) -> Operand {
      index < sample.arguments.count ? operand(sample.arguments[index]) : Operand(column: scratch, mask: 0)
    }
    let (a, b, c) = (argument(0), argument(1), argument(2))
    if sample.byQuantile {
      let uniforms = lanes(sample.uniform)
      for lane in 0..<current.count {
        let (group, place) = (lane >> 3, lane & 7)
        do {
          out[lane] = try quantile(
            sample.distribution, uniforms[lane], a[group][place], b[group][place], c[group][place])
        } catch { out[lane] = .nan }
      }
    } else if sample.uniform >= 0 {
      var result = MutableSpan(_unsafeStart: column(instruction.destination), count: current.groups)
      let (first, second, third) = (spread(a, 0), spread(b, 1), spread(c, 2))
      sampleColumn(
        sample.distribution, &result,
        uniforms: Span(_unsafeStart: column(sample.uniform), count: current.groups),
        Span(_unsafeStart: first, count: current.groups), Span(_unsafeStart: second, count: current.groups),
        Span(_unsafeStart: third, count: current.groups))
    } else {
      let address = DrawAddress(site: sample.site, step: addressStep, generation: generation)
      let numbers = UnsafeMutableRawPointer(current.trajectories).assumingMemoryBound(to: UInt64.self)
      for lane in 0..<current.count {
        let (group, place) = (lane >> 3, lane & 7)
        out[lane] = sampleScalar(
          sample.distribution, a[group][place], b[group][place], c[group][place], trajectory: numbers[lane],
          seed: seed, address: address)
      }
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
