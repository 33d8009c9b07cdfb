/// What a scenario may hold at most, so that a hostile or runaway file is refused in bounded time and memory.
enum Limits {
  static let fileBytes = 16 << 20
  /// Objects and arrays inside each other.
  static let documentNesting = 64
  /// Entries of one array or object.
  static let entries = 10_000
  /// Brackets, calls and operators inside each other.
  static let expressionNesting = 200
  /// Numbers, names and calls in one expression; bounds the depth of left-associative chains.
  static let expressionOperands = 1_000
  /// Depth of an expression with the definitions that it reads, for those who walk it recursively.
  static let expressionDepth = 2_000
  static let nameLength = 100
  /// Characters of one narrative.
  static let narrativeLength = 2_000
  /// Steps from one choice of a decision to the next, which an instruction holds in 32 bits.
  static let decisionInterval = Int(Int32.max)
  /// Of a variant in a plan: trajectory numbers have 40 bits in a draw's address.
  static let trajectories = 1 << 40
  static let setMembers = 1_000
  /// Nodes of all expressions of a variant, plus its slots.
  static let modelNodes = 4_000_000
  /// Longest window of `count(x, n)`, in steps.
  static let countWindow = 100_000
  /// Mistakes that are reported; the rest are counted.
  static let reportedDiagnostics = 100
}
