import Probability

/// The tables that instructions refer to, while a program is built.
struct ProgramTables {
  var linearForms: [Program.LinearForm] = []
  var terms: [Program.LinearTerm] = []
  var tables: [[Double]] = []
  var columnLists: [[Register]] = []
  var samples: [Program.Sample] = []
  var races: [Program.Race] = []
  var choices: [Program.Choice] = []
  var clamps: [Program.Clamp] = []
  var places: [Place] = []
  var tellings: [Program.Telling] = []

  mutating func addLinearForm(bias: Double, _ summands: [Program.LinearTerm]) -> TableIndex<Program.LinearForm> {
    terms += summands
    return linearForms.add(Program.LinearForm(bias: bias, terms: terms.count - summands.count..<terms.count))
  }

  /// Calls `reading` with every register that an instruction reads, then `writing` with the one that it writes, for looking
  /// at it or replacing it.
  mutating func visitRegisters(
    of instruction: inout Instruction, reading: (inout Register) -> Void, writing: (inout Register) -> Void
  ) {
    switch instruction {
    case .unary(let function, var operand, var result):
      reading(&operand)
      writing(&result)
      instruction = .unary(function, operand, to: result)
    case .binary(let function, var left, var right, var result):
      reading(&left)
      reading(&right)
      writing(&result)
      instruction = .binary(function, left, right, to: result)
    case .select(var condition, var then, var otherwise, var result):
      reading(&condition)
      reading(&then)
      reading(&otherwise)
      writing(&result)
      instruction = .select(condition, then: then, otherwise: otherwise, to: result)
    case .sum(let form, var result, let run):
      visitTerms(of: form, reading)
      writing(&result)
      instruction = .sum(form, to: result, run: run)
    case .table(let table, var index, var result):
      reading(&index)
      writing(&result)
      instruction = .table(table, at: index, to: result)
    case .element(let list, var index, var result):
      reading(&index)
      Self.visit(&columnLists[list], reading)
      writing(&result)
      instruction = .element(of: list, at: index, to: result)
    case .uniform(let site, var result):
      writing(&result)
      instruction = .uniform(site: site, to: result)
    case .sample(let sample, var result):
      Self.visit(&samples[sample], reading)
      writing(&result)
      instruction = .sample(sample, to: result)
    case .race(let race, var result):
      for index in races[race].alternatives.indices { reading(&races[race].alternatives[index].uniform) }
      for index in races[race].alternatives.indices { reading(&races[race].alternatives[index].weight) }
      writing(&result)
      instruction = .race(race, to: result)
    case .gather(var source, var result):
      reading(&source)
      writing(&result)
      instruction = .gather(source, to: result)
    case .scatter(var source, var result):
      reading(&source)
      writing(&result)
      instruction = .scatter(source, to: result)
    case .accumulate(let form, var result, let place):
      visitTerms(of: form, reading)
      writing(&result)
      instruction = .accumulate(form, onto: result, place: place)
    case .scatterElement(var source, var index, let list):
      reading(&source)
      reading(&index)
      Self.visit(&columnLists[list], reading)
      instruction = .scatterElement(source, at: index, into: list)
    case .clamp(let clamp, var source, var result):
      reading(&source)
      writing(&result)
      instruction = .clamp(clamp, source, to: result)
    case .clampMember(let clamp, var source, var member, var result):
      reading(&source)
      reading(&member)
      writing(&result)
      instruction = .clampMember(clamp, source, member: member, to: result)
    case .check(let check, var operand, let place):
      reading(&operand)
      instruction = .check(check, operand, place: place)
    case .enter(.whenever(var condition), let draws, let end):
      reading(&condition)
      instruction = .enter(.whenever(condition), draws: draws, end: end)
    case .enter(.selected(var mask, let selection), let draws, let end):
      reading(&mask)
      instruction = .enter(.selected(mask: mask, as: selection), draws: draws, end: end)
    case .enter(.due, _, _), .enter(.part, _, _), .leave, .record: break
    case .partition(var chosen, let first, let count):
      reading(&chosen)
      instruction = .partition(chosen, into: first, count: count)
    case .choose(let choice, var result):
      Self.visit(&choices[choice], reading)
      writing(&result)
      instruction = .choose(choice, to: result)
    case .show(let event, var probability):
      reading(&probability)
      instruction = .show(event: event, probability: probability)
    case .tell(let telling): Self.visit(&tellings[telling].registers, reading)
    case .lookLadder(let ladder, var rung):
      reading(&rung)
      instruction = .lookLadder(ladder, rung: rung)
    case .lookOutcome(let step, var value, var accumulator):
      reading(&value)
      writing(&accumulator)
      instruction = .lookOutcome(step, value, into: accumulator)
    case .lookSeries(let series, var value):
      reading(&value)
      instruction = .lookSeries(series, value)
    case .lookEnd(let end, var condition, var column):
      reading(&condition)
      writing(&column)
      instruction = .lookEnd(end, condition: condition, into: column)
    case .keepFinal(let outcome, var value):
      reading(&value)
      instruction = .keepFinal(outcome: outcome, value)
    }
  }

  private static func visit(_ registers: inout [Register], _ body: (inout Register) -> Void) {
    for index in registers.indices { body(&registers[index]) }
  }

  private mutating func visitTerms(of form: TableIndex<Program.LinearForm>, _ body: (inout Register) -> Void) {
    for term in linearForms[form].terms { body(&terms[term].register) }
  }

  private static func visit(_ sample: inout Program.Sample, _ body: (inout Register) -> Void) {
    switch sample.method {
    case .quantile(var uniform):
      body(&uniform)
      sample.method = .quantile(of: uniform)
    case .table(let table, var uniform):
      body(&uniform)
      sample.method = .table(table, of: uniform)
    case .noted(var value):
      body(&value)
      sample.method = .noted(value)
    case .stream: break
    }
    Self.visit(&sample.arguments, body)
  }

  private static func visit(_ choice: inout Program.Choice, _ body: (inout Register) -> Void) {
    body(&choice.uniform)
    if case .utility(var rationality, let place) = choice.rule {
      body(&rationality)
      choice.rule = .utility(rationality: rationality, place: place)
    }
    for index in choice.actions.indices {
      if var permission = choice.actions[index].permission {
        body(&permission)
        choice.actions[index].permission = permission
      }
    }
    for index in choice.actions.indices { body(&choice.actions[index].value) }
  }
}
