extension Program {
  /// The program as text, an instruction a line, for people who mend the compiler.
  package var listing: String {
    let sections = [("setup", setup), ("per step", perStep), ("step", step), ("look", look), ("finish", finish)]
    var lines = ["\(persistentColumnCount) persistent columns of \(columnCount), \(uniforms.count) uniforms"]
    for (name, code) in sections {
      lines.append("\(name):")
      for (position, instruction) in code.enumerated() {
        lines.append("  \(position) \(instruction)")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether all trajectories of both go the same way.
  ///
  /// - Complexity: programs that differ mostly do so in instructions or uniforms, which takes microseconds; to know that they
  ///   are the same takes tens of milliseconds for a large one.
  package func playsLike(_ other: Program) -> Bool {
    setup == other.setup && step == other.step && look == other.look
      && uniforms.map(\.bitPattern) == other.uniforms.map(\.bitPattern) && substance == other.substance
  }

  /// Everything that decides how a trajectory goes, and no names or places: programs for which it is equal play the same.
  package var substance: String {
    let instructions = [setup, perStep, step, look, finish].map { "\($0)" }
    let parts: [Any] = [
      clock, slots.map(\.range), uniforms.map(\.bitPattern), linearForms, terms, tables, columnLists,
      samples.map(\.substance), races, choices, clamps, histories, windows, starts, accumulators, endColumn,
      ladderColumns, selections,
      decisions.map(\.every), outcomes.map(\.measure.rawValue),
    ]
    return (instructions + parts.map { "\($0)" }).joined(separator: "\n")
  }
}

extension Program.Sample {
  /// A table holds the arguments that it was made for, and is the same object for the same ones.
  fileprivate var substance: String {
    guard case .table(let table, _) = method else { return "\(self)" }
    return "\(self) \(ObjectIdentifier(table))"
  }
}
