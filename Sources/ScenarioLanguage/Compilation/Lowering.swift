import Simulation

/// Turns the declarations of a document into a `Model`, and reports everything that doesn't mean anything.
final class Lowering {
  let declarations: Declarations
  let diagnostics: DiagnosticCollector
  /// The changes of a variant to policies' weights, by `Actor.policy.weight`; other changes are made to the result.
  var weightOverrides: [String: Cursor] = [:]
  var sites: SiteRegistry
  /// True while a variant is lowered: its draws take the sites of what they replace.
  var sharesSites = false
  /// Decisions whose choice an intervention has settled.
  var forcedDecisions: Set<String> = []
  var definitions: [LoweredDefinition?]
  var usedParameters: Set<Int> = []
  /// What the decisions' effects read and write, for the warnings about actors that meet in a step.
  var effectAccesses: [EffectAccess] = []
  var lastParsed: (text: String, result: Result<ParsedExpression, SyntaxError>)?
  var lastPosition: (string: TextPosition, offset: Int, result: TextPosition)?
  private var nodeCount = 0
  private var weightValues: [String: [Expression]] = [:]

  /// A definition of the model (one for each member) with what its users need to know.
  struct LoweredDefinition: Sendable {
    let formula: Formula
    let type: TypeOfDefinition
    /// Its value, where that is known without a trajectory.
    let constant: Double?
    let reads: Reads
    let depth: Int
  }

  /// Like `ValueType`, for storage.
  enum TypeOfDefinition: Sendable {
    case number, condition
    case symbol(StateSet)

    var type: ValueType {
      switch self {
      case .number: .number
      case .condition: .condition
      case .symbol(let states): .symbol(states)
      }
    }

    init(_ type: ValueType) {
      switch type {
      case .number: self = .number
      case .condition: self = .condition
      case .symbol(let states): self = .symbol(states)
      }
    }
  }

  init(
    _ declarations: Declarations, _ diagnostics: DiagnosticCollector, sites: SiteRegistry = SiteRegistry(),
    definitions: [LoweredDefinition?]? = nil
  ) {
    self.declarations = declarations
    self.diagnostics = diagnostics
    self.sites = sites
    let definitionCount = declarations.definitions.last?.indices.upperBound ?? 0
    self.definitions = definitions ?? Array(repeating: nil, count: definitionCount)
  }

  /// The model, or nil where a mistake was reported.
  func model() -> Model? {
    guard declarations.slotCount + definitions.count <= Limits.modelNodes else {
      diagnostics.error(
        "the scenario has \(declarations.slotCount) values; it may have \(Limits.modelNodes)",
        at: declarations.document)
      return nil
    }
    lowerDefinitions()
    lowerWeights()
    var model = Model(name: declarations.name, clock: declarations.clock)
    model.slots = slots()
    model.setup = setup()
    model.definitions = declarations.definitions.flatMap { declared in
      declared.indices.compactMap { index in
        definitions[index].map {
          Definition(name: declared.name(ofMember: index - declared.firstIndex), formula: $0.formula)
        }
      }
    }
    model.occurrences = occurrences()
    model.events = events()
    model.decisions = decisions()
    model.updates = updates()
    model.ladders = ladders()
    model.ends = ends()
    model.outcomes = outcomes()
    model.series = series()
    return diagnostics.hasErrors ? nil : model
  }

  /// The site of a path of names; reports a path that another one meets.
  func site(_ path: String, at cursor: Cursor) -> UInt32 {
    let (site, taken) = sites.site(of: path)
    // The same path twice follows from names that stand twice, which have been reported, except for odd cases such as
    // a branch named "effects".
    if let taken, !(taken == path && (sharesSites || diagnostics.hasErrors)) {
      diagnostics.error(
        "the draws \(quoted(path)) and \(quoted(taken)) would share their random numbers", at: cursor,
        suggestion: taken == path
          ? "rename what leads to it" : "rename one of them: their addresses agree by coincidence")
    }
    return site
  }

  /// Counts nodes of the model.
  func count(nodes: Int, at cursor: Cursor) throws(Reported) {
    let before = nodeCount
    nodeCount += nodes
    guard nodeCount > Limits.modelNodes else { return }
    if before <= Limits.modelNodes {
      diagnostics.error("the scenario's expressions have more than \(Limits.modelNodes) parts in all", at: cursor)
    }
    throw Reported()
  }

  /// Lowers all weights, so that mistakes in those that no decision reads are found too.
  private func lowerWeights() {
    for (index, actor) in declarations.actors.enumerated() {
      for (name, weight) in actor.weightIndices { _ = weightValues(weight, named: name, ofActor: index) }
    }
  }

  /// The values of a weight under each policy of an actor.
  func weightValues(_ weight: Int, named name: String, ofActor index: Int) -> [Expression] {
    let actor = declarations.actors[index]
    let key = "\(actor.name).\(name)"
    if let values = weightValues[key] { return values }
    let policies = actor.policy.flatMap { declarations.quantities[$0].states?.names } ?? []
    let values = actor.weights[weight].enumerated().map { position, cursor -> Expression in
      let path = "\(actor.name).\(policies[position]).\(name)"
      guard let cursor = weightOverrides[path] ?? cursor else { return .constant(0) }
      return weightFormula(cursor, path)?.expression ?? .constant(0)
    }
    weightValues[key] = values
    return values
  }

  /// A policy's weight: a number or an expression of parameters.
  func weightFormula(_ cursor: Cursor, _ path: String) -> Formula? {
    formula(
      cursor, as: .number,
      FormulaContext(path, stage: .weight, drawsForbidden: "a policy's weight may not draw; draw a parameter instead"))
  }

  func place(_ cursor: Cursor, _ name: String) -> Place {
    Place(path: cursor.path.description, name: name, line: cursor.position.line, column: cursor.position.column)
  }
}
