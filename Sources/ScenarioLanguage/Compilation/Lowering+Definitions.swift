import Simulation

extension Lowering {
  /// Lowers the definitions, each after those that it reads; reports cycles.
  func lowerDefinitions() {
    let count = declarations.definitions.count
    let dependencies = declarations.definitions.map(dependencies)
    var state = [Visit](repeating: .new, count: count)
    for root in 0..<count where state[root] == .new {
      var stack: [(definition: Int, next: Int)] = [(root, 0)]
      state[root] = .open
      while let (definition, next) = stack.last {
        guard next < dependencies[definition].count else {
          lower(declarations.definitions[definition])
          state[definition] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let dependency = dependencies[definition][next]
        switch state[dependency] {
        case .new:
          state[dependency] = .open
          stack.append((dependency, 0))
        case .open: reportCycle(stack.map(\.definition), closing: dependency)
        case .done: break
        }
      }
    }
  }

  private enum Visit { case new, open, done }

  private func reportCycle(_ stack: [Int], closing dependency: Int) {
    let cycle = stack.drop { $0 != dependency } + [dependency]
    let names = cycle.map { declarations.definitions[$0].name }
    let shown = names.count <= 12 ? names : names.prefix(6) + ["…"] + names.suffix(5)
    let last = declarations.definitions[stack[stack.count - 1]].declaration
    diagnostics.error(
      "definitions read each other in a circle: \(shown.joined(separator: " → "))", at: last["value"] ?? last)
  }

  /// The definitions whose names appear in a definition.
  private func dependencies(_ declared: Declarations.NamedExpression) -> [Int] {
    var found: Set<Int> = []
    for cursor in values(of: declared) {
      // A string that doesn't parse is reported when it is lowered.
      guard let text = cursor.string, let parsed = try? ExpressionParser.expression(text) else { continue }
      for name in parsed.names {
        if case .definition(let index) = declarations.entities[name] { found.insert(index) }
      }
    }
    return found.sorted()
  }

  private func values(of declared: Declarations.NamedExpression) -> [Cursor] {
    guard let value = declared.declaration["value"] else { return [] }
    return value.isObject ? value.members.map(\.value) : [value]
  }

  private func lower(_ declared: Declarations.NamedExpression) {
    guard let value = declared.declaration["value"] else { return }
    let byMember = membersByName(value, declared.members, of: declared.name)
    for member in 0..<declared.indices.count {
      guard let cursor = byMember.map({ $0[member] }) ?? value else { continue }
      let context = FormulaContext(
        declared.name(ofMember: member), member: declared.members.map { ($0, member) })
      definitions[declared.firstIndex + member] = lowerDefinition(cursor, context)
    }
    checkTypes(of: declared)
  }

  private func lowerDefinition(_ cursor: Cursor, _ context: FormulaContext) -> LoweredDefinition? {
    do {
      guard let lowering = try ExpressionLowering(self, cursor, context) else { return nil }
      let typed = try lowering.lower()
      // An infinity may be compared with; no number is no use to anybody.
      if typed.constant?.isNaN == true, reportsNoNumber(typed, "\(quoted(cursor.text))", at: cursor) { return nil }
      return LoweredDefinition(
        formula: Formula(typed.expression, at: place(cursor, context.name)), type: TypeOfDefinition(typed.type),
        constant: typed.constant, reads: lowering.reads, depth: typed.depth)
    } catch {
      return nil
    }
  }

  /// All members of a definition have one type.
  private func checkTypes(of declared: Declarations.NamedExpression) {
    guard let first = declared.indices.lazy.compactMap({ self.definitions[$0] }).first else { return }
    for index in declared.indices {
      guard let other = definitions[index] else { continue }
      let agree =
        switch (first.type, other.type) {
        case (.number, .number), (.condition, .condition): true
        case (.symbol(let left), .symbol(let right)): left.hasSameNames(as: right)
        default: false
        }
      if !agree {
        diagnostics.error(
          "\(declared.name) is \(first.type.type.phrase) for one member and \(other.type.type.phrase) for another",
          at: declared.declaration["value"] ?? declared.declaration)
        return
      }
    }
  }

  /// The values of an object by member, in the set's order; nil if the value is no such object.
  ///
  /// Reports members that are missing, unknown, or given where there is no set.
  func membersByName(_ value: Cursor, _ members: StateSet?, of name: String) -> [Cursor?]? {
    guard value.isObject else { return nil }
    guard let members else {
      diagnostics.error(
        "\(name) is not given over a set, so its value can't be an object by member", at: value,
        suggestion: "add \"over\"")
      return [nil]
    }
    var found = [Cursor?](repeating: nil, count: members.names.count)
    // Of members that nobody knows none is unknown, and none is missing.
    if members.isUncertain { return found }
    for member in value.members {
      guard let index = members.index(of: member.key) else {
        diagnostics.error(
          "\(quoted(member.key)) is not one of \(members.phrase)", at: member.position, path: member.value.path,
          suggestion: diagnostics.didYouMean(member.key, among: members.names))
        // The value of the one that is missing, so that it isn't missed, too.
        let missing = members.names.filter { value[$0] == nil }
        if let near = diagnostics.nearest(member.key, among: missing).flatMap(members.index(of:)) {
          found[near] = member.value
        }
        continue
      }
      found[index] = member.value
    }
    let missing = zip(members.names, found).filter { $1 == nil }.map(\.0)
    if !missing.isEmpty {
      diagnostics.error("\(name) has no value for \(missing.prefix(5).joined(separator: ", "))", at: value)
    }
    return found
  }
}
