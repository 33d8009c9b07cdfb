import Simulation

/// Everything that a scenario names, with the indices that the names stand for.
struct Declarations: Sendable {
  var name = ""
  var clock = Clock(stepLength: 1, stepCount: 1, start: nil)
  /// The clock has a start that was reported, or lacks the one that its end needs: what needs a calendar is not to blame.
  var hasMalformedStart = false
  /// The clock's step or its number of steps was reported: nobody knows what is outside.
  var hasMalformedLength = false
  var sets: [StateSet] = []
  /// In slot order: parameters, policies, world variables, actors' variables, ladders.
  var quantities: [Quantity] = []
  var definitions: [NamedExpression] = []
  var actors: [ActorDeclaration] = []
  var events: [EventDeclaration] = []
  var occurrenceNames: [String] = []
  /// The shared namespace.
  var entities: [String: Entity] = [:]
  /// States, rungs, policies and members, with whose they are.
  var looseNames: [String: String] = [:]
  /// Those that also are in the namespace, which was reported.
  var clashingNames: Set<String> = []
  var slotCount = 0
  /// Slots below this are parameters.
  var parameterSlotCount = 0
  var document: Cursor

  enum Entity: Sendable {
    case quantity(Int)
    case definition(Int)
    case set(Int)
    case event(Int)
    case actor(Int)
  }

  /// Everything with the same name and the same declaration: one slot, or one for each member of a set.
  struct Quantity: Sendable {
    /// The qualified name, such as `North.stockpile`.
    let name: String
    let role: Slot.Role
    let actor: Int?
    let firstSlot: Int
    let members: StateSet?
    let states: StateSet?
    let range: ClosedRange<Double>
    let unit: String?
    let declaration: Cursor

    var slots: Range<Int> { firstSlot..<(firstSlot + (members?.names.count ?? 1)) }

    var type: ValueType { states.map { .symbol($0) } ?? .number }

    /// The qualified name of one slot, such as `maturity[icbm]`.
    func name(ofMember index: Int) -> String { members.map { "\(name)[\($0.names[index])]" } ?? name }
  }

  /// The number of an actor's weight among those of all actors.
  func number(ofWeight weight: Int, ofActor actor: Int) -> Int {
    actors[..<actor].reduce(weight) { $0 + $1.weights.count }
  }

  /// Definitions of the model, one for each member.
  var definitionCount: Int { definitions.last?.indices.upperBound ?? 0 }

  struct NamedExpression: Sendable {
    let name: String
    let members: StateSet?
    /// Index of the first member's definition in the model.
    let firstIndex: Int
    let declaration: Cursor

    var indices: Range<Int> { firstIndex..<(firstIndex + (members?.names.count ?? 1)) }

    func name(ofMember index: Int) -> String { members.map { "\(name)[\($0.names[index])]" } ?? name }
  }

  struct ActorDeclaration: Sendable {
    let name: String
    let declaration: Cursor
    /// The quantity that holds the policy; nil for an actor without policies.
    var policy: Int?
    /// The weights' names and their indices in `weights`.
    var weightIndices: [String: Int] = [:]
    /// For each weight its expression under each policy, in file order.
    var weights: [[Cursor?]] = []
    var variables: [String: Int] = [:]
    var decisionNames: Set<String> = []
    /// Occurrences by `action` and by `decision.action`; more than one where the short name is ambiguous.
    var actions: [String: [Int]] = [:]
    /// For each decision, in file order, its actions' occurrences.
    var decisionOccurrences: [[Int]] = []
  }

  struct EventDeclaration: Sendable {
    let name: String
    let declaration: Cursor
    let occurrence: Int
    var branches: [String: Int] = [:]
    /// The branches' occurrences in file order.
    var branchOccurrences: [Int] = []
  }
}
