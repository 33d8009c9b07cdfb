extension ProgramTables {
  /// Writes into each sum of columns how many follow each other from it on. A jump into their middle finds a shorter run.
  func markRuns(in section: inout [Instruction]) {
    var run: Int32 = 0
    for position in section.indices.reversed() {
      guard case .sum(let form, let result, _) = section[position], isPlain(form, result) else {
        run = 0
        continue
      }
      run += 1
      section[position] = .sum(form, to: result, run: run)
    }
  }

  /// Columns only.
  private func isPlain(_ form: TableIndex<Program.LinearForm>, _ result: Register) -> Bool {
    !result.isUniform && linearForms[form].terms.allSatisfy { !terms[$0].register.isUniform }
  }
}
