import Simulation

/// Collects the names of a document, in the order in which their slots are laid out, and reports clashes.
struct DeclarationReader {
  let diagnostics: DiagnosticCollector
  var declarations: Declarations
  var sources: Set<String> = []
  /// Where each name of the shared namespace stands.
  var namePositions: [String: TextPosition] = [:]
  /// States, rungs, policies and members with the first place of each.
  var looseNames: [String: (cursor: Cursor, phrase: String)] = [:]
  /// Actors' members, for shadowing: the bare name, and what it is.
  var memberNames: [(name: String, cursor: Cursor, phrase: String)] = []

  private init(_ document: Cursor, _ diagnostics: DiagnosticCollector) {
    self.diagnostics = diagnostics
    declarations = Declarations(document: document)
  }

  static func read(_ document: Cursor, _ diagnostics: DiagnosticCollector) -> Declarations {
    var reader = DeclarationReader(document, diagnostics)
    reader.declarations.name = document.string("name") ?? ""
    reader.readClock(document["clock"])
    reader.readSources(document)
    reader.readSets(document)
    reader.readParameters(document)
    reader.readDefinitions(document)
    reader.readActorNames(document)
    reader.readPolicies()
    reader.readWorldVariables(document)
    reader.readActorMembers()
    reader.readEvents(document)
    reader.readLadders(document)
    reader.readPlainNames(document)
    reader.checkLooseNames()
    reader.checkShadowing()
    reader.declarations.looseNames = reader.looseNames.mapValues(\.phrase)
    return reader.declarations
  }

  private mutating func readSources(_ document: Cursor) {
    for source in document.elements("sources") {
      guard let id = source.string("id"), let cursor = source["id"] else { continue }
      if !sources.insert(id).inserted {
        suspect(id)
        diagnostics.error("the source \(quoted(id)) stands twice", at: cursor)
      }
    }
    for key in [
      "parameters", "definitions", "variables", "actors", "events", "ladders", "ends", "outcomes", "variants",
    ] {
      for entry in document.elements(key) { checkSources(in: entry) }
    }
  }

  /// Checks the `source` of an entry and of everything in it.
  private func checkSources(in entry: Cursor) {
    for member in entry.members {
      if member.key == "source" {
        checkSource(member.value)
      } else if member.value.isArray {
        for element in member.value.elements where element.isObject { checkSources(in: element) }
      }
    }
  }

  private func checkSource(_ cursor: Cursor) {
    guard let id = cursor.string, !sources.contains(id), !diagnostics.excuses(id, among: sources) else { return }
    diagnostics.error(
      "there is no source \(quoted(id))", at: cursor,
      suggestion: diagnostics.didYouMean(id, among: sources) ?? "add it to \"sources\"")
  }

  private mutating func readSets(_ document: Cursor) {
    for entry in document.elements("sets") {
      guard let name = entry.string("name") else { continue }
      declarations.sets.append(nameSet(entry["members"], phrase: "the members of \(name)"))
      claim(entry, .set(declarations.sets.count - 1))
    }
  }

  private mutating func readDefinitions(_ document: Cursor) {
    var index = 0
    for entry in document.elements("definitions") {
      guard let name = entry.string("name") else { continue }
      let definition = Declarations.NamedExpression(
        name: name, members: memberSet(of: entry), firstIndex: index, declaration: entry)
      index += definition.indices.count
      declarations.definitions.append(definition)
      claim(entry, .definition(declarations.definitions.count - 1))
    }
  }

  private mutating func readEvents(_ document: Cursor) {
    for entry in document.elements("events") {
      guard let name = entry.string("name") else { continue }
      var event = Declarations.EventDeclaration(name: name, declaration: entry, occurrence: addOccurrence(name))
      for branch in entry.elements("branches") {
        let branchName = branch.string("name") ?? ""
        let occurrence = addOccurrence("\(name).\(branchName)")
        event.branchOccurrences.append(occurrence)
        if event.branches.updateValue(occurrence, forKey: branchName) != nil { reportDuplicate(branch, "branch") }
      }
      declarations.events.append(event)
      claim(entry, .event(declarations.events.count - 1))
    }
  }

  private mutating func readLadders(_ document: Cursor) {
    for entry in document.elements("ladders") {
      guard let name = entry.string("name") else { continue }
      let rungs = entry.elements("rungs").compactMap { rung in
        rung["name"].flatMap { cursor in cursor.string.map { (name: $0, cursor: cursor) } }
      }
      let areUnique = reportDuplicates(rungs, "rung")
      let states = StateSet(
        rungs.map(\.name), phrase: "the rungs of \(name)", isOrdered: true,
        isUncertain: !areUnique || rungs.count < entry.elements("rungs").count
          || !rungs.allSatisfy { isIdentifier($0.name) })
      for rung in rungs { addLooseName(rung.name, rung.cursor, states.phrase) }
      guard !rungs.isEmpty else { continue }
      add(entry, name: name, role: .ladder, actor: nil, states: states)
      claim(entry, .quantity(declarations.quantities.count - 1))
    }
  }

  /// Ends, outcomes and variants are not read by expressions; their names only have to differ among themselves.
  private mutating func readPlainNames(_ document: Cursor) {
    for (key, phrase) in [("ends", "end"), ("outcomes", "outcome"), ("variants", "variant")] {
      reportDuplicates(
        document.elements(key).compactMap { entry in
          entry["name"].flatMap { cursor in cursor.string.map { ($0, cursor) } }
        }, phrase, areRead: false)
    }
    for cursor in document.elements("variants").compactMap({ $0["name"] }) {
      switch cursor.string {
      case VariantName.base:
        diagnostics.error("\"base\" is the scenario itself; a variant needs another name", at: cursor)
      case VariantName.all:
        diagnostics.error(
          "\"all\" means all variants wherever some are chosen; a variant needs another name", at: cursor)
      default: break
      }
    }
    reportDuplicates(document.elements("series").map { ($0.text, $0) }, "series", areRead: false)
  }
}
