import Probability

/// Names one node of a `ValueGraph`: equal computations share one.
struct ValueID: Hashable {
  let index: Int32
}

/// Every value that a program computes, each computation once (hash-consing; common subexpressions fall out of it).
///
/// A read of a column carries the column's version, which each write raises, so a value is only ever shared while the
/// state that it was computed from stands.
struct ValueGraph {
  private(set) var nodes: [Node] = []
  private(set) var intervals: [ValueBounds] = []
  private(set) var variabilities: [Variability] = []
  private var identities: [Node: ValueID] = [:]
  /// Values with a name of their own, which sums do not take apart.
  private var opaque: Set<ValueID> = []
  /// The laws of draws that can be NaN, in the order of `DrawMark`.
  private(set) var markedLaws: [Distribution]

  init(markedLaws: [Distribution] = []) { self.markedLaws = markedLaws }

  enum Node: Hashable {
    case constant(UInt64)
    case clock(ClockUniform)
    case column(Register, version: Int)
    case unary(UnaryFunction, ValueID)
    case binary(BinaryFunction, ValueID, ValueID)
    case select(ValueID, ValueID, ValueID)
    case linear(bias: UInt64, [Term])
    /// The constant in `table` that `index` points at.
    case table([UInt64], index: ValueID)
    case element([Register], versions: [Int], index: ValueID)
    case uniform(site: UInt32)
    case sample(Distribution, SampleMethod, arguments: [ValueID])
    case race(sites: [UInt32], weights: [ValueID])
  }

  /// Where the values of a draw come from; see `Program.Sample.Method`.
  enum SampleMethod: Hashable {
    case quantile(of: ValueID)
    case table(InverseTable, of: ValueID)
    case stream(site: UInt32)
    case noted(ValueID)
  }

  struct Term: Hashable {
    let coefficient: Double
    let value: ValueID
  }

  /// What a value changes with, from least to most.
  enum Variability: Comparable {
    case constant
    /// With the clock: the same for all trajectories.
    case step
    /// With the trajectory, but not in time.
    case trajectory
    case varying

    /// How a value varies that is computed from two.
    static func combined(_ left: Variability, _ right: Variability) -> Variability {
      if left == right { return left }
      if left == .constant { return right }
      if right == .constant { return left }
      return .varying
    }
  }

  /// The number that marks the NaN of a law's draws.
  mutating func mark(of distribution: Distribution) -> Int {
    if let known = markedLaws.firstIndex(of: distribution) { return known }
    markedLaws.append(distribution)
    return markedLaws.count - 1
  }

  func node(_ value: ValueID) -> Node { nodes[Int(value.index)] }
  func interval(_ value: ValueID) -> ValueBounds { intervals[Int(value.index)] }
  func variability(_ value: ValueID) -> Variability { variabilities[Int(value.index)] }

  func constantValue(_ value: ValueID) -> Double? {
    if case .constant(let bits) = node(value) { return Double(bitPattern: bits) }
    return nil
  }

  /// The node's identity: the one it has already, or a new one.
  mutating func intern(_ node: Node, interval: ValueBounds, variability: Variability) -> ValueID {
    if let known = identities[node] { return known }
    let value = ValueID(index: Int32(nodes.count))
    nodes.append(node)
    intervals.append(interval)
    variabilities.append(variability)
    identities[node] = value
    return value
  }

  /// Adds what is known about a value.
  mutating func refine(_ value: ValueID, low: Double, high: Double) {
    let known = intervals[Int(value.index)]
    intervals[Int(value.index)].low = max(known.low, low)
    intervals[Int(value.index)].high = min(known.high, high)
  }

  mutating func markOpaque(_ value: ValueID) { opaque.insert(value) }
  func isOpaque(_ value: ValueID) -> Bool { opaque.contains(value) }

  mutating func constant(_ value: Double) -> ValueID {
    intern(.constant(value.bitPattern), interval: .exactly(value), variability: .constant)
  }

  mutating func uniform(site: UInt32) -> ValueID {
    intern(.uniform(site: site), interval: ValueBounds(low: 0, high: 1), variability: .varying)
  }

  func combinedVariability(_ values: [ValueID]) -> Variability {
    values.reduce(.constant) { .combined($0, variability($1)) }
  }
}
