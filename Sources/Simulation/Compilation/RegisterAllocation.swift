/// Gives each temporary a column, sharing columns between temporaries that are never alive together.
///
/// Linear scan (Poletto & Sarkar 1999); control only ever skips forwards, so positions are a valid order of time. A result
/// never shares a column with an operand of its own instruction, so kernels may read operands after writing.
///
/// - Returns: the number of columns used after `firstColumn`.
/// - Complexity: O(instructions + operands).
func allocateRegisters(in code: inout [Instruction], tables: inout ProgramTables, firstColumn: Int) -> Int {
  var lastUse: [Register: Int] = [:]
  for position in code.indices {
    tables.visitRegisters(
      of: &code[position], reading: { lastUse[$0] = position }, writing: { lastUse[$0] = position })
  }
  var columns: [Register: Register] = [:]
  var free: [Register] = []
  var used = 0
  func column(for register: Register) -> Register {
    if let column = columns[register] { return column }
    let column = free.popLast() ?? .column(firstColumn + used)
    if column == .column(firstColumn + used) { used += 1 }
    columns[register] = column
    return column
  }
  for position in code.indices {
    var dying: [Register] = []
    let replace: (inout Register) -> Void = { register in
      guard register.isTemporary else { return }
      if lastUse[register] == position, !dying.contains(register) { dying.append(register) }
      register = column(for: register)
    }
    tables.visitRegisters(of: &code[position], reading: replace, writing: replace)
    for register in dying {
      if let column = columns.removeValue(forKey: register) { free.append(column) }
    }
  }
  return used
}
