extension DeclarationReader {
  mutating func addOccurrence(_ name: String) -> Int {
    declarations.occurrenceNames.append(name)
    return declarations.occurrenceNames.count - 1
  }

  /// Puts an entry's name into the shared namespace; reports reserved and taken names.
  mutating func claim(_ entry: Cursor, _ entity: Declarations.Entity) {
    guard let cursor = entry["name"], let name = cursor.string else { return }
    checkName(name, at: cursor.position, cursor.path)
    if let first = namePositions[name] {
      suspect(name)
      diagnostics.error(
        "the name \(quoted(name)) is taken: line \(first.line), column \(first.column)", at: cursor,
        suggestion: "variables, parameters, definitions, sets, events, actors and ladders share their names")
      return
    }
    namePositions[name] = cursor.position
    declarations.entities[name] = entity
  }

  /// Notes a name that stands twice: one of the two has another name, which nobody knows.
  func suspect(_ name: String) {
    diagnostics.suspects.insert(name)
    diagnostics.hasUnreadNames = true
  }

  /// Reports names of the language itself.
  func checkName(_ name: String, at position: TextPosition, _ path: DocumentPath) {
    guard Function.reserved.contains(name) else { return }
    let what = Function.callable.contains(name) ? "a function" : "a word"
    diagnostics.error(
      "\(quoted(name)) is \(what) of the language and can't be used as a name", at: position, path: path)
  }

  mutating func addLooseName(_ name: String, _ cursor: Cursor, _ phrase: String) {
    checkName(name, at: cursor.position, cursor.path)
    if looseNames[name] == nil { looseNames[name] = (cursor, phrase) }
  }

  /// States, rungs, policies and members may not repeat a name of the namespace.
  mutating func checkLooseNames() {
    for (name, loose) in looseNames {
      guard let first = namePositions[name] else { continue }
      declarations.clashingNames.insert(name)
      diagnostics.error(
        "\(quoted(name)), one of \(loose.phrase), is also the name on line \(first.line), column \(first.column)",
        at: loose.cursor, suggestion: "expressions couldn't tell them apart: rename one")
    }
  }

  /// An actor's members hide what the scenario calls by the same name.
  func checkShadowing() {
    var reported: Set<String> = []
    for (name, cursor, phrase) in memberNames {
      guard let first = namePositions[name], reported.insert(cursor.path.description).inserted else { continue }
      diagnostics.warning(
        "\(phrase) hides the name on line \(first.line), column \(first.column) from this actor", at: cursor)
    }
  }

  /// Reports names that stand twice; true if there are none.
  ///
  /// - Parameter areRead: whether expressions refer to such names.
  @discardableResult
  func reportDuplicates(
    _ names: [(name: String, cursor: Cursor)], _ phrase: String, areRead: Bool = true
  ) -> Bool {
    var first: [String: TextPosition] = [:]
    var areUnique = true
    for (name, cursor) in names {
      guard let position = first[name] else {
        first[name] = cursor.position
        continue
      }
      areUnique = false
      if areRead { suspect(name) }
      diagnostics.error(
        "the \(phrase) \(quoted(name)) stands twice; first on line \(position.line), column \(position.column)",
        at: cursor)
    }
    return areUnique
  }

  func reportDuplicate(_ entry: Cursor, _ phrase: String) {
    guard let cursor = entry["name"], let name = cursor.string else { return }
    suspect(name)
    diagnostics.error("the \(phrase) \(quoted(name)) stands twice", at: cursor)
  }
}
