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
      let elements = actor.declaration.elements("policies")
      let policies = elements.filter(\.isObject)
      guard policies.count <= Limits.setMembers else {
        diagnostics.error("an actor may have \(Limits.setMembers) policies", at: actor.declaration)
        continue
      }
      let areUnread = actor.declaration["policies"] != nil && policies.isEmpty
      guard !policies.isEmpty || areUnread else {
        if let policy = actor.declaration["policy"], !diagnostics.hasUnreadNames {
          diagnostics.error("\(actor.name) has no policies to start with", at: policy)
        }
        continue
      }
      if actor.declaration["policy"] == nil, !areUnread {
        diagnostics.error(
          "\(actor.name) has policies but doesn't say which it starts with", at: actor.declaration,
          suggestion: "add \"policy\": a policy's name, or weights")
      }
      let names = policies.map { ($0.string("name") ?? "", $0["name"] ?? $0) }
      let areUnique = reportDuplicates(names.filter { !$0.0.isEmpty }, "policy")
      let states = StateSet(
        names.map(\.0), phrase: "the policies of \(actor.name)",
        isUncertain: !areUnique || areUnread || policies.count < elements.count
          || !names.allSatisfy { isIdentifier($0.0) })
      for (name, cursor) in names { addLooseName(name, cursor, states.phrase) }
      declarations.actors[index].policy = declarations.quantities.count
      add(actor.declaration, name: "\(actor.name).policy", role: .policy, actor: index, states: states)
      readWeights(policies, ofActor: index)
    }
  }

  /// Reads the weights; all policies define those of the first.
  ///
  /// A weight that a policy has and the first has not is reported once, and exists all the same for what reads it: as the
  /// weight of the first that it is near to and that is missing here, or as one of its own.
  private mutating func readWeights(_ policies: [Cursor], ofActor actor: Int) {
    let first = policies.first
    let names = (first?["weights"]?.members.map(\.key) ?? []).prefix(Limits.setMembers)
    var indices = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
    var weights = [[Cursor?]](repeating: Array(repeating: nil, count: policies.count), count: names.count)
    for member in first?["weights"]?.members ?? [] {
      checkWeightName(member.key, at: member.position, member.value.path)
    }
    for (policyIndex, policy) in policies.enumerated() {
      let members = policy["weights"]?.members ?? []
      for member in members {
        if let index = indices[member.key] {
          if index < weights.count { weights[index][policyIndex] = member.value }
          continue
        }
        let present = Set(members.map(\.key))
        let near = diagnostics.nearest(member.key, among: names.filter { !present.contains($0) })
        diagnostics.error(
          "the policy \(first?.string("name") ?? "") has no weight \(quoted(member.key)), but "
            + "\(policy.string("name") ?? "") has; all policies of an actor define the same weights",
          at: member.position, path: member.value.path,
          suggestion: near.map { "did you mean \"\($0)\"?" } ?? diagnostics.didYouMean(member.key, among: names))
        if let near, let index = indices[near] {
          indices[member.key] = index
          weights[index][policyIndex] = member.value
        } else {
          indices[member.key] = weights.count
          weights.append(Array(repeating: member.value, count: policies.count))
        }
      }
      // What can't be read was reported.
      guard policy["weights"]?.isObject != false else { continue }
      if let missing = names.first(where: { weights[indices[$0] ?? 0][policyIndex] == nil }) {
        diagnostics.error(
          "the policy \(policy.string("name") ?? "") lacks the weight \(quoted(missing)); all policies of an actor define "
            + "the same weights",
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
