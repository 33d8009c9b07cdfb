/// How many trajectories stood on the rungs of all ladders at each recorded look, and moved between them.
struct LadderCounts: ~Copyable {
  let rungCounts: [Int]
  /// First of each ladder's rungs among all rungs, and of its transitions among all transitions.
  let firstRungs: [Int]
  private let firstTransitions: [Int]
  private let looks: RecordedLooks
  private var standing: Storage<UInt64>
  private var transitions: Storage<UInt64>

  /// The counts of one ladder at one look, for the instruction that looks at it.
  struct Cells {
    let rungCount: Int
    /// By rung; nil at a look that is not recorded.
    let standing: UnsafeMutablePointer<UInt64>?
    /// From × to, row by row.
    let transitions: UnsafeMutablePointer<UInt64>
  }

  init(_ ladders: [Ladder], looks: RecordedLooks) {
    rungCounts = ladders.map(\.rungs.count)
    var (rungs, moves) = (0, 0)
    var (firstRungs, firstTransitions): ([Int], [Int]) = ([], [])
    for count in rungCounts {
      firstRungs.append(rungs)
      firstTransitions.append(moves)
      rungs += count
      moves += count * count
    }
    (self.firstRungs, self.firstTransitions, self.looks) = (firstRungs, firstTransitions, looks)
    standing = Storage(repeating: 0, count: rungs * looks.count)
    transitions = Storage(repeating: 0, count: moves)
  }

  var rungTotal: Int { rungCounts.reduce(0, +) }

  mutating func forget() {
    standing.fill(0)
    transitions.fill(0)
  }

  mutating func cells(ofLadder ladder: Int, atLook look: Int) -> Cells {
    let rungs = rungCounts[ladder]
    var present: UnsafeMutablePointer<UInt64>?
    if looks.isRecorded(look) {
      present = standing.mutablePointer(at: firstRungs[ladder] * looks.count + looks.place(of: look) * rungs)
    }
    return Cells(
      rungCount: rungs, standing: present, transitions: transitions.mutablePointer(at: firstTransitions[ladder]))
  }

  func transitions(ofLadder ladder: Int) -> [UInt64] {
    let first = firstTransitions[ladder]
    return transitions.elements(first..<first + rungCounts[ladder] * rungCounts[ladder])
  }

  func occupancy(ofLadder ladder: Int) -> [UInt64] {
    let first = firstRungs[ladder] * looks.count
    return standing.elements(first..<first + rungCounts[ladder] * looks.count)
  }
}
