import Probability

/// Uniforms, draws from laws, and choices by weights.
struct DrawOperations: ~Copyable {
  private let seed: UInt64
  private let samples: Storage<Sample>
  /// The samplers and tables that the entries of `samples` refer to.
  private let samplers: [ColumnSampler]
  private let tables: [InverseTable]
  private let arguments: ListStorage<Register>
  private let races: ListStorage<ChoiceKernels.Runner>
  /// Arguments that are uniforms, written out as columns.
  private var scratch: Storage<LaneGroup>
  private let groupCapacity: Int
  private var notes: DrawNotes

  /// A draw as plain memory, so that the step loop touches no reference count.
  struct Sample {
    let method: Method
    let sampler: Unmanaged<ColumnSampler>
    let mark: Int?
  }

  enum Method {
    case quantile(of: Register)
    case table(Unmanaged<InverseTable>, of: Register)
    case stream(site: UInt32)
    case noted(Register)

    init(_ method: Program.Sample.Method) {
      switch method {
      case .quantile(let uniform): self = .quantile(of: uniform)
      case .table(let table, let uniform): self = .table(.passUnretained(table), of: uniform)
      case .stream(let site): self = .stream(site: site)
      case .noted(let value): self = .noted(value)
      }
    }
  }

  init(_ program: Program, _ columns: borrowing LaneColumns, seed: UInt64) {
    self.seed = seed
    groupCapacity = columns.groupCapacity
    tables = program.samples.compactMap { if case .table(let table, _) = $0.method { table } else { nil } }
    samplers = program.samples.map { .of($0.distribution.law) }
    samples = Storage(
      zip(program.samples, samplers).map {
        Sample(method: Method($0.method), sampler: .passUnretained($1), mark: $0.mark)
      })
    arguments = ListStorage(program.samples.map(\.arguments))
    var races: [[ChoiceKernels.Runner]] = []
    for race in program.races {
      var runners: [ChoiceKernels.Runner] = []
      for alternative in race.alternatives {
        runners.append(
          ChoiceKernels.Runner(
            uniform: columns.resolved(alternative.uniform), weight: columns.resolved(alternative.weight)))
      }
      races.append(runners)
    }
    self.races = ListStorage(races)
    scratch = Storage(repeating: LaneGroup(repeating: 0), count: LawArguments.scalarCount * groupCapacity)
    notes = DrawNotes(program, laneCapacity: groupCapacity * 8)
  }

  mutating func forget() { notes.forget() }

  /// Why a lane's number is none, where a draw is the reason.
  func reason(forLane lane: Int, _ value: Double, _ moment: Moment) -> String? {
    notes.reason(forLane: lane, value, step: moment.drawStep)
  }

  func uniform(
    site: UInt32, to result: Register, _ columns: inout LaneColumns, _ present: PresentLanes, _ moment: Moment
  ) {
    var out = MutableSpan(_unsafeStart: columns.column(result), count: present.groups)
    fillUniforms(
      &out, trajectories: Span(_unsafeStart: present.trajectories, count: present.groups), seed: seed,
      address: address(of: site, moment))
  }

  private func address(of site: UInt32, _ moment: Moment) -> DrawAddress {
    DrawAddress(site: site, step: moment.drawStep, generation: moment.generation)
  }

  mutating func sample(
    _ index: TableIndex<Program.Sample>, to result: Register, _ columns: inout LaneColumns, _ present: PresentLanes,
    _ moment: Moment
  ) {
    let sample = samples[index.position]
    let groups = present.groups
    let out = columns.column(result)
    if case .table(let table, let uniform) = sample.method {
      let uniforms = columns.operand(uniform).column
      table._withUnsafeGuaranteedRef { $0.fill(out, uniforms: uniforms, groups: groups) }
      guard let mark = sample.mark else { return }
      return notes.note(out, mark: mark, arguments(of: index, columns, groups), present, step: moment.drawStep)
    }
    let arguments = arguments(of: index, columns, groups)
    var span = MutableSpan(_unsafeStart: out, count: groups)
    switch sample.method {
    case .noted(let value): ColumnKernels.copy(out, groups, columns.operand(value))
    case .quantile(let uniform):
      let uniforms = Span(_unsafeStart: columns.operand(uniform).column, count: groups)
      sample.sampler._withUnsafeGuaranteedRef {
        $0.fillQuantiles(&span, uniforms: uniforms, count: present.count, arguments)
      }
    case .stream(let site):
      let addresses = DrawColumn(
        trajectories: present.trajectories, count: present.count, seed: seed, address: address(of: site, moment))
      sample.sampler._withUnsafeGuaranteedRef { $0.fillSamples(&span, addresses, arguments) }
    case .table: break
    }
    if let mark = sample.mark { notes.note(out, mark: mark, arguments, present, step: moment.drawStep) }
  }

  private mutating func arguments(
    of sample: TableIndex<Program.Sample>, _ columns: borrowing LaneColumns, _ groups: Int
  ) -> ArgumentColumns {
    let registers = arguments[sample.position]
    return ArgumentColumns(
      argument(0, registers, columns, groups), argument(1, registers, columns, groups),
      argument(2, registers, columns, groups), argument(3, registers, columns, groups))
  }

  /// An argument as a whole column: a uniform is written out into scratch memory.
  private mutating func argument(
    _ index: Int, _ registers: UnsafeBufferPointer<Register>, _ columns: borrowing LaneColumns, _ groups: Int
  ) -> UnsafePointer<LaneGroup> {
    guard index < registers.count else { return scratch.pointer() }
    let operand = columns.operand(registers[index])
    guard operand.isUniform else { return operand.column }
    ColumnKernels.copy(scratch.mutablePointer(at: index * groupCapacity), groups, operand)
    return scratch.pointer(at: index * groupCapacity)
  }

  func race(
    _ race: TableIndex<Program.Race>, to result: Register, _ columns: inout LaneColumns, _ present: PresentLanes
  ) {
    ChoiceKernels.race(columns.column(result), present.groups, races[race.position], columns)
  }
}
