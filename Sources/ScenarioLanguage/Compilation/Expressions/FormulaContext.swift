import Simulation

/// What an expression may read, and where it stands.
struct FormulaContext {
  /// The path of names to the string, such as `North.weapons.launch.hazard`: where its draws are addressed.
  var name: String
  /// The actor in whose scope names are looked up.
  var actor: Int?
  /// The set's current member, inside an entry over a set.
  var member: (set: StateSet, index: Int)?
  var stage: Stage
  /// Why draws may not stand here; nil where they may.
  var drawsForbidden: String?
  /// Whether the value is only told, and decides nothing.
  var isTold: Bool

  enum Stage {
    /// Before step 0: only slots below this index have values.
    case setup(slots: Int)
    /// A policy's weight: parameters only.
    case weight
    /// In a step or at a look.
    case running
  }

  init(
    _ name: String, actor: Int? = nil, member: (set: StateSet, index: Int)? = nil, stage: Stage = .running,
    drawsForbidden: String? = nil, isTold: Bool = false
  ) {
    self.name = name
    self.actor = actor
    self.member = member
    self.stage = stage
    self.drawsForbidden = drawsForbidden
    self.isTold = isTold
  }
}

/// What an expression reads, directly and through definitions.
struct Reads: Sendable {
  /// Slots read directly.
  var slots: [Int] = []
  /// Definitions read directly.
  var definitions: [Int] = []
  /// The greatest slot read, also through definitions.
  var greatestSlot: Int?
  var hasDraw = false
  /// A word that has no meaning before step 0, such as `count` or `day`, if one is read.
  var runningWord: String?

  mutating func note(_ slot: Int) {
    slots.append(slot)
    greatestSlot = max(greatestSlot ?? slot, slot)
  }

  mutating func note(_ definition: Int, _ reads: Reads) {
    definitions.append(definition)
    if let slot = reads.greatestSlot { greatestSlot = max(greatestSlot ?? slot, slot) }
    hasDraw = hasDraw || reads.hasDraw
    runningWord = runningWord ?? reads.runningWord
  }
}

/// A lowered expression with its type.
struct Typed {
  var expression: Expression
  var type: ValueType
  /// Its value, where that is known without a trajectory; 1, 0 or NaN for a condition.
  var constant: Double?
  /// Levels of the tree, definitions included.
  var depth = 1
}

/// Marks a mistake that has been reported.
struct Reported: Error {}
