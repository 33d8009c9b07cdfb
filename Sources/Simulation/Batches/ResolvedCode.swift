import Probability

/// A program's tables as plain memory, so that the step loop touches no reference count.
struct ResolvedCode {
  let columnCount: Int
  let setup: UnsafeMutableBufferPointer<Instruction>
  let perStep: UnsafeMutableBufferPointer<Instruction>
  let step: UnsafeMutableBufferPointer<Instruction>
  let look: UnsafeMutableBufferPointer<Instruction>
  let finish: UnsafeMutableBufferPointer<Instruction>
  let linearForms: UnsafeMutableBufferPointer<LinearForm>
  let terms: UnsafeMutablePointer<Program.LinearTerm>
  let tables: UnsafeMutableBufferPointer<UnsafeMutableBufferPointer<Double>>
  let operandLists: UnsafeMutableBufferPointer<UnsafeMutableBufferPointer<Int32>>
  let samples: UnsafeMutableBufferPointer<Sample>
  let races: UnsafeMutableBufferPointer<Race>
  let choices: UnsafeMutableBufferPointer<Choice>
  let clamps: UnsafeMutableBufferPointer<Clamp>
  let histories: UnsafeMutableBufferPointer<Program.History>
  let windows: UnsafeMutableBufferPointer<Window>
  let starts: UnsafeMutableBufferPointer<Program.StartCopy>
  let ladderColumns: UnsafeMutableBufferPointer<Program.LadderColumns>
  let outcomes: UnsafeMutableBufferPointer<OutcomeColumn>

  struct Window {
    let length: Int
    let count: Int32
    let firstWord: Int
    let wordCount: Int
    let pastInside: Double
    let pastLeaving: UnsafeMutableBufferPointer<(step: Int, count: Double)>
  }

  struct Clamp {
    let range: ClosedRange<Double>
    let slots: UnsafeMutableBufferPointer<Int>
  }

  struct OutcomeColumn {
    let measure: Outcome.Measure
    let accumulator: Int32
    /// Of the sums behind a mean.
    let unit: Double
  }

  struct LinearForm {
    let bias: Double
    let firstTerm: Int32
    let termCount: Int32
    let hasUniforms: Bool
  }

  struct Sample {
    let sampler: Unmanaged<ColumnSampler>
    let table: Unmanaged<InverseTable>?
    let site: UInt32
    let uniform: Int32
    let isNoted: Bool
    let arguments: UnsafeMutableBufferPointer<Int32>
    let mark: Int
  }

  struct Race {
    let uniforms: UnsafeMutableBufferPointer<Int32>
    let weights: UnsafeMutableBufferPointer<Int32>
  }

  struct Choice {
    let uniform: Int32
    let rationality: Int32
    let rationalityPlace: Int32
    let needsCheck: Bool
    let hasGuards: Bool
    let guards: UnsafeMutableBufferPointer<Int32>
    let values: UnsafeMutableBufferPointer<Int32>
    let valuePlaces: UnsafeMutableBufferPointer<Int32>
  }

  init(_ program: Program) {
    func copy<Element>(_ array: [Element]) -> UnsafeMutableBufferPointer<Element> {
      let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
      _ = buffer.initialize(from: array)
      return buffer
    }
    columnCount = program.columnCount
    setup = copy(program.markingSums(in: program.setup))
    perStep = copy(program.perStep)
    step = copy(program.markingSums(in: program.step))
    look = copy(program.markingSums(in: program.look))
    finish = copy(program.markingSums(in: program.finish))
    linearForms = copy(
      program.linearForms.map { form in
        let terms = program.terms[Int(form.firstTerm)..<Int(form.firstTerm + form.termCount)]
        return LinearForm(
          bias: form.bias, firstTerm: form.firstTerm, termCount: form.termCount,
          hasUniforms: terms.contains { Int($0.register) >= program.columnCount })
      })
    terms = .allocate(capacity: program.terms.count)
    terms.initialize(from: program.terms, count: program.terms.count)
    tables = copy(program.tables.map(copy))
    operandLists = copy(program.operandLists.map(copy))
    samples = copy(
      program.samples.map { sample in
        var table: Unmanaged<InverseTable>?
        if case .table(let held) = sample.method { table = .passRetained(held) }
        return Sample(
          sampler: .passRetained(.of(sample.distribution.law)), table: table, site: sample.site,
          uniform: sample.uniform, isNoted: sample.method == .noted, arguments: copy(sample.arguments),
          mark: sample.mark ?? -1)
      })
    races = copy(program.races.map { Race(uniforms: copy($0.uniforms), weights: copy($0.weights)) })
    choices = copy(
      program.choices.map {
        Choice(
          uniform: $0.uniform, rationality: $0.rationality, rationalityPlace: $0.rationalityPlace,
          needsCheck: $0.needsCheck, hasGuards: $0.guards.contains { $0 >= 0 }, guards: copy($0.guards),
          values: copy($0.values),
          valuePlaces: copy($0.valuePlaces))
      })
    clamps = copy(program.clamps.map { Clamp(range: $0.range, slots: copy($0.slots)) })
    histories = copy(program.histories)
    windows = copy(
      program.windows.map { window in
        Window(
          length: window.length, count: window.count, firstWord: window.firstWord, wordCount: window.wordCount,
          pastInside: Double(window.pastInside),
          pastLeaving: copy(window.pastLeaving.map { (step: $0.key, count: Double($0.value)) }))
      })
    starts = copy(program.starts)
    ladderColumns = copy(program.ladderColumns)
    outcomes = copy(
      zip(program.outcomes, program.accumulators).map {
        OutcomeColumn(
          measure: $0.measure, accumulator: $1,
          unit: program.scaledMeans.contains($1) ? 1 / program.clock.meanScale : 1)
      })
  }

  func deallocate() {
    for buffer in [setup, perStep, step, look, finish] { buffer.deallocate() }
    linearForms.deallocate()
    terms.deallocate()
    for table in tables { table.deallocate() }
    tables.deallocate()
    for list in operandLists { list.deallocate() }
    operandLists.deallocate()
    for sample in samples {
      sample.sampler.release()
      sample.table?.release()
      sample.arguments.deallocate()
    }
    samples.deallocate()
    for race in races {
      race.uniforms.deallocate()
      race.weights.deallocate()
    }
    races.deallocate()
    for choice in choices {
      choice.guards.deallocate()
      choice.values.deallocate()
      choice.valuePlaces.deallocate()
    }
    choices.deallocate()
    for clamp in clamps { clamp.slots.deallocate() }
    clamps.deallocate()
    histories.deallocate()
    for window in windows { window.pastLeaving.deallocate() }
    windows.deallocate()
    starts.deallocate()
    ladderColumns.deallocate()
    outcomes.deallocate()
  }
}

extension Program {
  /// Writes into the first of several sums in a row how many they are. A jump into their middle finds single sums.
  fileprivate func markingSums(in section: [Instruction]) -> [Instruction] {
    var marked = section
    var first = 0
    while first < marked.count {
      var end = first
      while end < marked.count, isPlainSum(marked[end]) { end += 1 }
      if end > first { marked[first].b = Int32(end - first) }
      first = max(end, first + 1)
    }
    return marked
  }

  /// A sum of columns only.
  private func isPlainSum(_ instruction: Instruction) -> Bool {
    guard instruction.operation == .linear, Int(instruction.destination) < columnCount else { return false }
    let form = linearForms[Int(instruction.extra)]
    let summands = terms[Int(form.firstTerm)..<Int(form.firstTerm + form.termCount)]
    return summands.allSatisfy { Int($0.register) < columnCount }
  }
}
