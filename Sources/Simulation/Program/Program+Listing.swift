extension Program {
  /// The program as text, an instruction a line, for people who mend the compiler.
  package var listing: String {
    let sections = [("setup", setup), ("per step", perStep), ("step", step), ("look", look), ("finish", finish)]
    var lines = ["\(persistentColumnCount) persistent columns of \(columnCount), \(uniforms.count) uniforms"]
    for (name, code) in sections {
      lines.append("\(name):")
      for (position, instruction) in code.enumerated() {
        lines.append(
          "  \(position) \(instruction.operation) → \(instruction.destination): "
            + "\(instruction.a) \(instruction.b) \(instruction.c) [\(instruction.extra)]")
      }
    }
    return lines.joined(separator: "\n")
  }
}
