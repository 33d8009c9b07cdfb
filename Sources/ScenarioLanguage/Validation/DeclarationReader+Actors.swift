import Simulation

extension DeclarationReader {
  mutating func readActorNames(_ document: Cursor) {
    for entry in document.elements("actors") {
      guard let name = entry.string("name") else { continue }
      declarations.actors.append(.init(name: name, declaration: entry))
      claim(entry, .actor(declarations.actors.count - 1))
    }
  }

  mutating func readPolicies() {
    for index in declarations.actors.indices {
      let actor = declarations.actors[index]
      let policies = actor.declaration.elements("policies")
      guard policies.count <= Limits.setMembers else {
        diagnostics.error("an actor may have \(Limits.setMembers) policies", at: actor.declaration)
        continue
      }
      guard !policies.isEmpty else {
        if let policy = actor.declaration["policy"] {
          diagnostics.error("\(actor.name) has no policies to start with", at: policy)
        }
        continue
      }
      if actor.declaration["policy"] == nil {
        diagnostics.error(
          "\(actor.name) has policies but doesn't say which it starts with", at: actor.declaration,
          suggestion: "add \"policy\": a policy's name, or weights")
      }
      let names = policies.map { ($0.string("name") ?? "", $0["name"] ?? $0) }
      let states = StateSet(names.map(\.0), phrase: "the policies of \(actor.name)")
      reportDuplicates(names, "policy")
      for (name, cursor) in names { addLooseName(name, cursor, states.phrase) }
      declarations.actors[index].policy = declarations.quantities.count
      add(actor.declaration, name: "\(actor.name).policy", role: .policy, actor: index, states: states)
      readWeights(policies, ofActor: index)
    }
  }

  /// Reads the weights; all policies define those of the first.
  private mutating func readWeights(_ policies: [Cursor], ofActor actor: Int) {
    let names = (policies[0]["weights"]?.members.map(\.key) ?? []).prefix(Limits.setMembers)
    let indices = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
    var weights = [[Cursor?]](repeating: Array(repeating: nil, count: policies.count), count: names.count)
    let first = policies[0].string("name") ?? ""
    for (policyIndex, policy) in policies.enumerated() {
      let name = policy.string("name") ?? ""
      for member in policy["weights"]?.members ?? [] {
        if policyIndex == 0 { checkWeightName(member.key, at: member.position, member.value.path) }
        guard let index = indices[member.key] else {
          diagnostics.error(
            "the policy \(first) has no weight \(quoted(member.key)), but \(name) has; all policies of an actor define "
              + "the same weights", at: member.position, path: member.value.path,
            suggestion: diagnostics.didYouMean(member.key, among: names))
          continue
        }
        weights[index][policyIndex] = member.value
      }
      if let missing = names.first(where: { weights[indices[$0] ?? 0][policyIndex] == nil }) {
        diagnostics.error(
          "the policy \(name) lacks the weight \(quoted(missing)); all policies of an actor define the same weights",
          at: policy["weights"] ?? policy)
      }
    }
    declarations.actors[actor].weightIndices = indices
    declarations.actors[actor].weights = weights
  }

  private func checkWeightName(_ name: String, at position: TextPosition, _ path: DocumentPath) {
    checkName(name, at: position, path)
    guard !isIdentifier(name) || name.utf8.count > Limits.nameLength else { return }
    diagnostics.error(
      "the weight \(quoted(name)) is not a name", at: position, path: path,
      suggestion: "a name starts with a letter and has up to \(Limits.nameLength) letters, digits and _ only")
  }

  mutating func readActorMembers() {
    for index in declarations.actors.indices {
      for entry in declarations.actors[index].declaration.elements("variables") {
        readVariable(entry, ofActor: index)
      }
    }
    for index in declarations.actors.indices { readDecisions(ofActor: index) }
  }

  private mutating func readVariable(_ entry: Cursor, ofActor index: Int) {
    guard let name = entry.string("name"), let cursor = entry["name"] else { return }
    let qualified = "\(declarations.actors[index].name).\(name)"
    checkName(name, at: cursor.position, cursor.path)
    add(entry, name: qualified, role: .variable, actor: index, states: states(of: entry, qualified))
    let quantity = declarations.quantities.count - 1
    if declarations.actors[index].variables.updateValue(quantity, forKey: name) != nil {
      reportDuplicate(entry, "variable")
    }
    memberNames.append((name, cursor, "the variable \(qualified)"))
  }

  private mutating func readDecisions(ofActor index: Int) {
    for entry in declarations.actors[index].declaration.elements("decisions") {
      let name = entry.string("name") ?? ""
      if let cursor = entry["name"] { checkName(name, at: cursor.position, cursor.path) }
      if declarations.actors[index].variables[name] != nil {
        diagnostics.error("\(declarations.actors[index].name) has a variable of this name", at: entry["name"] ?? entry)
      }
      if !declarations.actors[index].decisionNames.insert(name).inserted { reportDuplicate(entry, "decision") }
      readActions(of: entry, decision: name, ofActor: index)
    }
    // An action's own name is enough where only one decision has it.
    for (name, occurrences) in declarations.actors[index].actions where occurrences.count == 1 && !name.contains(".") {
      declarations.occurrenceNames[occurrences[0]] = "\(declarations.actors[index].name).\(name)"
    }
  }

  private mutating func readActions(of decision: Cursor, decision decisionName: String, ofActor index: Int) {
    let actor = declarations.actors[index].name
    var occurrences: [Int] = []
    for entry in decision.elements("actions") {
      let name = entry.string("name") ?? ""
      if let cursor = entry["name"] {
        checkName(name, at: cursor.position, cursor.path)
        memberNames.append((name, cursor, "the action \(actor).\(name)"))
        if declarations.actors[index].variables[name] != nil {
          diagnostics.error("\(actor) has a variable of this name", at: cursor)
        }
      }
      let occurrence = addOccurrence("\(actor).\(decisionName).\(name)")
      occurrences.append(occurrence)
      declarations.actors[index].actions[name, default: []].append(occurrence)
      let qualified = "\(decisionName).\(name)"
      if declarations.actors[index].actions.updateValue([occurrence], forKey: qualified) != nil {
        reportDuplicate(entry, "action")
      }
    }
    declarations.actors[index].decisionOccurrences.append(occurrences)
  }
}
