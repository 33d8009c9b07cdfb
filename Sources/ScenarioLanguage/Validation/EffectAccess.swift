import Simulation

/// What one effect of a decision reads and writes.
struct EffectAccess {
  let actor: Int
  let decision: String
  let cursor: Cursor
  let operation: Assignment.Operation
  let writes: [Int]
  let reads: Reads
}
