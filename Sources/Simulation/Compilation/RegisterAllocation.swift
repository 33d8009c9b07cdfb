/// Gives each temporary a column, sharing columns between temporaries that are never alive together.
///
/// Linear scan (Poletto & Sarkar 1999); control only ever skips forwards, so positions are a valid order of time. A result
/// never shares a column with an operand of its own instruction, so kernels may read operands after writing.
///
/// - Returns: the number of columns used after `firstColumn`.
/// - Complexity: O(instructions + operands).
func allocateRegisters(in code: inout [Instruction], tables: inout ProgramTables, firstColumn: Int32) -> Int {
  var lastUse: [Int32: Int] = [:]
  for position in code.indices {
    tables.forEachOperand(of: &code[position]) { lastUse[$0] = position }
    if code[position].writesDestination { lastUse[code[position].destination] = position }
  }
  var columns: [Int32: Int32] = [:]
  var free: [Int32] = []
  var used: Int32 = 0
  func column(for register: Int32) -> Int32 {
    guard Register.isTemporary(register) else { return register }
    if let column = columns[register] { return column }
    let column = free.popLast() ?? firstColumn + used
    if column == firstColumn + used { used += 1 }
    columns[register] = column
    return column
  }
  for position in code.indices {
    var dying: [Int32] = []
    tables.forEachOperand(of: &code[position]) { register in
      if Register.isTemporary(register), lastUse[register] == position, !dying.contains(register) {
        dying.append(register)
      }
      register = column(for: register)
    }
    if code[position].writesDestination {
      let register = code[position].destination
      if Register.isTemporary(register), lastUse[register] == position, !dying.contains(register) {
        dying.append(register)
      }
      code[position].destination = column(for: register)
    }
    for register in dying {
      if let column = columns.removeValue(forKey: register) { free.append(column) }
    }
  }
  return Int(used)
}

/// Numbers the uniforms after the columns.
func resolveUniforms(in code: inout [Instruction], tables: inout ProgramTables, columnCount: Int) {
  func resolved(_ register: Int32) -> Int32 {
    Register.isUniform(register) ? register - Register.firstUniform + Int32(columnCount) : register
  }
  for position in code.indices {
    tables.forEachOperand(of: &code[position]) { $0 = resolved($0) }
    if code[position].writesDestination { code[position].destination = resolved(code[position].destination) }
  }
}
