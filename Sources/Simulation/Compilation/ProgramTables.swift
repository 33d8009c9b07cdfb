import Probability

/// The tables that instructions refer to, while a program is built.
struct ProgramTables {
  var linearForms: [Program.LinearForm] = []
  var terms: [Program.LinearTerm] = []
  var tables: [[Double]] = []
  var operandLists: [[Int32]] = []
  var samples: [Program.Sample] = []
  var races: [Program.Race] = []
  var choices: [Program.Choice] = []
  var clamps: [Program.Clamp] = []
  var places: [Place] = []
  var tellings: [Program.Telling] = []

  mutating func place(_ place: Place) -> Int32 {
    places.append(place)
    return Int32(places.count - 1)
  }

  /// Calls `body` with every register that an instruction reads, for reading or replacing it.
  mutating func forEachOperand(of instruction: inout Instruction, _ body: (inout Int32) -> Void) {
    let extra = Int(instruction.extra)
    switch instruction.operation {
    case .linear, .accumulate:
      let form = linearForms[extra]
      for term in Int(form.firstTerm)..<Int(form.firstTerm + form.termCount) { body(&terms[term].register) }
    case .element:
      body(&instruction.a)
      for index in operandLists[extra].indices { body(&operandLists[extra][index]) }
    case .scatterElement:
      body(&instruction.a)
      body(&instruction.b)
      for index in operandLists[extra].indices { body(&operandLists[extra][index]) }
    case .sample:
      if samples[extra].uniform >= 0 { body(&samples[extra].uniform) }
      for index in samples[extra].arguments.indices { body(&samples[extra].arguments[index]) }
    case .race:
      for index in races[extra].uniforms.indices { body(&races[extra].uniforms[index]) }
      for index in races[extra].weights.indices { body(&races[extra].weights[index]) }
    case .chooseByUtility, .chooseByHazard:
      body(&choices[extra].uniform)
      if choices[extra].rationality >= 0 { body(&choices[extra].rationality) }
      for index in choices[extra].guards.indices where choices[extra].guards[index] >= 0 {
        body(&choices[extra].guards[index])
      }
      for index in choices[extra].values.indices { body(&choices[extra].values[index]) }
    case .tell:
      for index in tellings[extra].registers.indices { body(&tellings[extra].registers[index]) }
    case .uniform, .skipUnlessDue, .leave, .enterPart, .record, .recordPart: break
    case .select:
      body(&instruction.a)
      body(&instruction.b)
      body(&instruction.c)
    case .show, .clampAndCountMembers, .add, .subtract, .multiply, .divide, .power, .remainder, .minimum, .maximum,
      .less, .lessOrEqual,
      .equal,
      .notEqual, .lessOrNaN, .lessOrEqualOrNaN, .equalOrNaN, .notEqualOrNaN, .and, .or:
      body(&instruction.a)
      body(&instruction.b)
    default: body(&instruction.a)
    }
  }
}

extension Instruction {
  /// Whether `destination` names a register that the instruction writes or updates.
  var writesDestination: Bool {
    switch operation {
    case .checkFinite, .checkProbability, .checkNonNegative, .checkCondition, .skipUnless, .skipUnlessDue,
      .enterSelected, .enterPart, .leave, .partition, .record, .recordPart, .lookLadder, .lookSeries, .keepFinal,
      .scatterElement, .show, .tell:
      false
    default: true
    }
  }
}
