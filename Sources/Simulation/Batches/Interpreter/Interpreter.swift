import Probability

/// Runs the sections of a program on the lanes of a batch: one dispatch of an instruction pays for all its lanes.
///
/// Each family of operations owns its tables; here they meet the lanes.
struct Interpreter: ~Copyable {
  private let setup: Storage<Instruction>
  private let perStep: Storage<Instruction>
  private let step: Storage<Instruction>
  private let look: Storage<Instruction>
  private let finish: Storage<Instruction>
  private let sums: SumOperations
  private let lookups: LookupOperations
  private var draws: DrawOperations
  private let clamps: ClampOperations
  private var choices: ChoiceOperations
  private var histories: HistoryOperations
  private var looks: LookOperations

  enum Section {
    /// Once for a batch.
    case setup
    /// What the clock alone decides.
    case perStep
    case step
    case look
    /// For the lanes that end.
    case finish
  }

  init(_ program: Program, _ lanes: borrowing LaneMemory, seed: UInt64) {
    setup = Storage(program.setup)
    perStep = Storage(program.perStep)
    step = Storage(program.step)
    look = Storage(program.look)
    finish = Storage(program.finish)
    sums = SumOperations(program)
    lookups = LookupOperations(program)
    draws = DrawOperations(program, lanes.columns, seed: seed)
    clamps = ClampOperations(program)
    choices = ChoiceOperations(program, lanes.columns)
    histories = HistoryOperations(program, groupCapacity: lanes.columns.groupCapacity)
    looks = LookOperations(program, groupCapacity: lanes.columns.groupCapacity)
  }

  /// Puts the columns into their state before anything is drawn.
  mutating func begin(_ lanes: inout LaneMemory) {
    draws.forget()
    looks.begin(&lanes.columns)
    histories.begin(&lanes.columns)
  }

  /// Takes out of all windows what leaves them as a step begins.
  mutating func moveWindows(toStep step: Int, _ lanes: inout LaneMemory) {
    histories.moveWindows(toStep: step, &lanes.columns, laneCount: lanes.selections.laneCount)
  }

  /// Runs a section on the present lanes.
  mutating func run(
    _ section: Section, _ lanes: inout LaneMemory, _ observer: borrowing LaneObserver, _ moment: Moment
  ) {
    let code = code(of: section)
    var position = 0
    while position < code.count { position = execute(code, at: position, &lanes, observer, moment) }
  }

  /// Runs one instruction of a section, or a run of sums, for a replay.
  ///
  /// - Returns: the instruction, and the position of the next; nil behind the last.
  mutating func runOne(
    of section: Section, at position: Int, _ lanes: inout LaneMemory, _ observer: borrowing LaneObserver,
    _ moment: Moment
  ) -> (instruction: Instruction, next: Int)? {
    let code = code(of: section)
    guard position < code.count else { return nil }
    return (code[position], execute(code, at: position, &lanes, observer, moment))
  }

  private func code(of section: Section) -> UnsafeBufferPointer<Instruction> {
    switch section {
    case .setup: UnsafeBufferPointer(start: setup.pointer(), count: setup.count)
    case .perStep: UnsafeBufferPointer(start: perStep.pointer(), count: perStep.count)
    case .step: UnsafeBufferPointer(start: step.pointer(), count: step.count)
    case .look: UnsafeBufferPointer(start: look.pointer(), count: look.count)
    case .finish: UnsafeBufferPointer(start: finish.pointer(), count: finish.count)
    }
  }

  /// Runs one instruction, or a run of sums, and returns the position of the next.
  @inline(always)  // the body of the loop that runs programs
  private mutating func execute(
    _ code: UnsafeBufferPointer<Instruction>, at position: Int, _ lanes: inout LaneMemory,
    _ observer: borrowing LaneObserver, _ moment: Moment
  ) -> Int {
    let next = position + 1
    let present = lanes.selections.present
    switch code[position] {
    case .unary(let function, let operand, let result):
      let groups = result.isUniform ? 1 : present.groups
      ColumnKernels.unary(function, lanes.columns.column(result), groups, lanes.columns.operand(operand))
    case .binary(let function, let left, let right, let result):
      let groups = result.isUniform ? 1 : present.groups
      ColumnKernels.binary(
        function, lanes.columns.column(result), groups, lanes.columns.operand(left), lanes.columns.operand(right))
    case .select(let condition, let then, let otherwise, let result):
      let groups = result.isUniform ? 1 : present.groups
      ColumnKernels.select(
        lanes.columns.column(result), groups, lanes.columns.operand(condition), lanes.columns.operand(then),
        lanes.columns.operand(otherwise))
    case .sum(let form, let result, let run):
      if run > 1 {
        let end = position + Int(run)
        sums.sums(UnsafeBufferPointer(rebasing: code[position..<end]), &lanes.columns, groups: present.groups)
        return end
      }
      sums.sum(form, to: result, &lanes.columns, groups: result.isUniform ? 1 : present.groups)
    case .table(let table, let index, let result):
      let groups = result.isUniform ? 1 : present.groups
      lookups.constant(table, at: index, to: result, &lanes.columns, groups: groups)
    case .element(let list, let index, let result):
      lookups.element(of: list, at: index, to: result, &lanes.columns, present)
    case .scatterElement(let source, let index, let list):
      lookups.setElement(of: list, at: index, to: source, &lanes.columns, present)

    case .uniform(let site, let result): draws.uniform(site: site, to: result, &lanes.columns, present, moment)
    case .sample(let sample, let result): draws.sample(sample, to: result, &lanes.columns, present, moment)
    case .race(let race, let result): draws.race(race, to: result, &lanes.columns, present)

    case .gather(let source, let result): lanes.columns.gather(source, to: result, present)
    case .scatter(let source, let result): lanes.columns.scatter(source, to: result, present)
    case .accumulate(let form, let target, let place):
      sums.accumulate(form, onto: target, place: place, &lanes.columns, &lanes.faults, present)
    case .clamp(let clamp, let source, let result):
      clamps.clamp(clamp, source, to: result, &lanes.columns, present, observer)
    case .clampMember(let clamp, let source, let member, let result):
      clamps.clampMember(clamp, source, member: member, to: result, &lanes.columns, present, observer)
    case .check(let check, let operand, let place):
      lanes.faults.check(check, lanes.columns.operand(operand), at: place, present)

    case .enter(.whenever(let condition), _, let end):
      if lanes.columns.operand(condition)[0][0] != 1 { return Int(end) }
    case .enter(.due(let every), _, let end):
      if moment.step % Int(every) != 0 { return Int(end) }
    case .enter(.selected(let mask, let selection), let draws, let end):
      if !lanes.selections.enter(selection, where: lanes.columns.operand(mask), drawing: draws) { return Int(end) }
    case .enter(.part(let selection), let draws, let end):
      if !lanes.selections.enter(selection, drawing: draws) { return Int(end) }
    case .leave(let selection): lanes.selections.leave(to: selection)
    case .partition(let chosen, let first, let count):
      lanes.selections.partition(lanes.columns.values(chosen), into: first, count: Int(count))

    case .choose(let choice, let result): choices.choose(choice, to: result, &lanes.columns, &lanes.faults, present)
    case .record(let occurrence, let selection):
      let affected = if let selection { lanes.selections.lanes(of: selection) } else { present }
      observer.record(Int(occurrence), of: affected, inStep: moment.step)
      histories.record(Int(occurrence), of: affected, inStep: moment.step, &lanes.columns)
    case .show(let event, let probability):
      observer.takeDown(chance: lanes.columns.operand(probability), ofEvent: Int(event), present)
    case .tell: break

    case .lookLadder(let ladder, let rung):
      looks.climb(Int(ladder), to: rung, &lanes.columns, present, observer, moment)
    case .lookOutcome(let step, let value, let accumulator):
      looks.measure(step, value, into: accumulator, &lanes.columns, present, moment)
    case .lookSeries(let series, let value):
      observer.keep(series: Int(series), lanes.columns.operand(value), count: present.count, look: moment.look)
    case .lookEnd(let end, let condition, let column):
      looks.end(Int(end), where: condition, into: column, &lanes.columns, present)
    case .keepFinal(let outcome, let value):
      observer.keepFinal(outcome: Int(outcome), lanes.columns.operand(value), present)
    }
    return next
  }

  // MARK: After a look

  /// Hands over where the lanes stand after a look.
  func reportLook(_ lanes: borrowing LaneMemory, _ observer: borrowing LaneObserver, _ moment: Moment) {
    looks.reportLook(lanes.columns, laneCount: lanes.selections.laneCount, observer, moment)
  }

  /// Whether some lane has ended or met a fault.
  func hasStops(_ lanes: borrowing LaneMemory) -> Bool { looks.hasEndings || lanes.faults.hasAny }

  /// Hands over the results of the lanes that stop here and closes the gaps that they leave.
  mutating func retire(
    atHorizon: Bool, _ lanes: inout LaneMemory, _ observer: inout LaneObserver, _ moment: Moment
  ) {
    let ends = looks.ends(lanes.columns)
    if lanes.selections.enterEnding(atHorizon ? nil : ends, lanes.faults) {
      run(.finish, &lanes, observer, moment)
      looks.report(lanes.columns, lanes.selections.present, lanes.faults, observer, moment)
    }
    if lanes.faults.hasAny {
      for lane in 0..<lanes.selections.laneCount {
        guard let (place, value) = lanes.faults.fault(ofLane: lane) else { continue }
        observer.keepFault(
          ofLane: lane, trajectory: lanes.selections.trajectory(ofLane: lane), at: place, value,
          reason: draws.reason(forLane: lane, value, moment), moment)
      }
    }
    if atHorizon {
      lanes.selections.begin(laneCount: 0)
    } else if let living = lanes.selections.listLiving(ends, lanes.faults) {
      lanes.columns.keep(living)
      histories.keep(living)
      observer.keep(living)
      lanes.selections.keep(living)
    }
    lanes.faults.forget()
    looks.forgetEndings()
  }
}
