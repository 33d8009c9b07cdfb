import Simulation

/// Which names there are where an expression stands, and what each means.
struct NameScope {
  private let lowering: LoweringContext
  /// The actor whose members come first.
  private let actor: Int?
  /// The current member, inside an entry over a set.
  private let member: (set: StateSet, index: Int)?

  init(_ lowering: LoweringContext, _ context: FormulaContext) {
    self.lowering = lowering
    (actor, member) = (context.actor, context.member)
  }

  private var declarations: Declarations { lowering.declarations }

  /// What a name stands for as a value.
  enum Meaning {
    case quantity(Int)
    case definition(Int)
    /// The current member of the set that this entry is given over.
    case currentMember
    case word
    /// Something that has no value, with its description.
    case other(String)
  }

  /// Looks a name up among the actor's members, then the scenario's; nil for a state, rung, policy or member.
  func meaning(of name: String) -> Meaning? {
    if Function.clock.keys.contains(name) || Function.words.contains(name) { return .word }
    if let actor, let quantity = declarations.actors[actor].variables[name] {
      return .quantity(quantity)
    }
    switch declarations.entities[name] {
    case .quantity(let index): return .quantity(index)
    case .definition(let index): return .definition(index)
    case .set(let index):
      if let member, member.set === declarations.sets[index] { return .currentMember }
      return .other("the set \(name) has no value here")
    case .event: return .other("\(name) is an event; ask happened(\(name)), count(\(name), n) or since(\(name))")
    case .actor: return .other("\(name) is an actor; its values are written \(name).variable or \(name).policy")
    case nil: return nil
    }
  }

  /// True for a bare state, whose type comes from what it meets.
  @inline(never)
  func isFloating(_ syntax: Syntax) -> Bool {
    if let name = syntax.simpleName { return meaning(of: name) == nil || declarations.clashingNames.contains(name) }
    if case .call("if", let arguments, _) = syntax.kind, arguments.count == 3 {
      return isFloating(arguments[1]) && isFloating(arguments[2])
    }
    return false
  }

  /// Whether a mistake that was reported may be why a name is not one of a symbol's.
  func excuses(_ name: String, in states: StateSet) -> Bool {
    states.isUncertain || declarations.clashingNames.contains(name)
      || lowering.diagnostics.excuses(name, among: states.names)
  }

  /// All names that have a value here, or could.
  func valueNames() -> [String] {
    let own = actor.map { Array(declarations.actors[$0].variables.keys) } ?? []
    return Array(declarations.entities.keys) + Function.clock.keys + own
  }
}
