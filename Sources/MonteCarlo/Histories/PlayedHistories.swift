import Simulation
import Synchronization

/// Chosen trajectories of one variant, played again with everything that happened in them.
///
/// They are the trajectories of the ensemble, bit for bit; a row is a place in the list that was asked for.
package final class PlayedHistories: @unchecked Sendable {  // written by threads, each its rows, before anyone reads
  package let program: Program
  package let seed: UInt64
  package let histories: TrajectoryHistories
  private var outcomes: [[Double]]
  private var endings: [Int32]
  private var looks: [Int32]

  package var trajectories: [UInt64] { histories.trajectories }
  package var count: Int { histories.count }

  /// The value of an outcome; NaN for a `first` that never came, and after a fault.
  package func value(ofOutcome outcome: Int, row: Int) -> Double { outcomes[outcome][row] }

  /// The index of the end that stopped a trajectory, or one of `BlockObservations.Ending`.
  package func ending(row: Int) -> Int32 { endings[row] }

  /// Looks that a trajectory lived, the one before step 0 included.
  package func looksLived(row: Int) -> Int { Int(looks[row]) }

  package func isFaulty(row: Int) -> Bool { endings[row] == BlockObservations.Ending.fault }

  /// Plays trajectories side by side, in pieces that threads take in turn.
  ///
  /// - Parameters:
  ///   - trajectories: indices below 2⁴⁰, in any order.
  ///   - flag: ends the playing soon once it is raised; what is there is then to be thrown away.
  package init(
    _ trajectories: [UInt64], of program: Program, seed: UInt64, plan: HistoryPlan, threadCount: Int,
    until flag: StopFlag = StopFlag()
  ) {
    self.program = program
    self.seed = seed
    histories = TrajectoryHistories(program: program, trajectories: trajectories, plan: plan)
    outcomes = program.outcomes.map { _ in [Double](repeating: .nan, count: trajectories.count) }
    endings = [Int32](repeating: BlockObservations.Ending.fault, count: trajectories.count)
    looks = [Int32](repeating: 0, count: trajectories.count)
    let pieces = Self.pieces(of: trajectories)
    guard !pieces.isEmpty else { return }
    let next = Counter()
    let results = Mutex<[Results]>([])
    WorkerThreads.run(min(max(1, threadCount), pieces.count)) { [histories] in
      let observations = BlockObservations(program: program, capacity: Self.pieceSize, seriesBins: nil)
      let batch = TrajectoryBatch(program: program, width: Self.pieceSize, seed: seed, observations: observations)
      while !flag.isRaised {
        let number = next.value.wrappingAdd(1, ordering: .relaxed).oldValue
        guard number < pieces.count else { return }
        observations.begin(firstTrajectory: 0)
        guard batch.play(pieces[number], of: histories, into: observations, until: flag) else { return }
        let piece = Results(
          rows: pieces[number], outcomes: program.outcomes.indices.map { observations.values(ofOutcome: $0) },
          endings: observations.endings, looks: observations.looksLived)
        results.withLock { $0.append(piece) }
      }
    }
    for piece in results.withLock({ $0 }) { keep(piece) }
  }

  private struct Results {
    let rows: Range<Int>
    let outcomes: [[Double]]
    let endings: [Int32]
    let looks: [Int32]
  }

  private final class Counter: Sendable {
    let value = Atomic(0)
  }

  private static let pieceSize = 512

  /// Ranges of at most `pieceSize` places whose trajectories share the upper bits of their addresses.
  private static func pieces(of trajectories: [UInt64]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var first = 0
    for place in trajectories.indices {
      let isLast = place + 1 == trajectories.count
      if isLast || place + 1 - first == pieceSize || trajectories[place + 1] >> 32 != trajectories[place] >> 32 {
        pieces.append(first..<place + 1)
        first = place + 1
      }
    }
    return pieces
  }

  private func keep(_ piece: Results) {
    for outcome in outcomes.indices { outcomes[outcome].replaceSubrange(piece.rows, with: piece.outcomes[outcome]) }
    endings.replaceSubrange(piece.rows, with: piece.endings)
    looks.replaceSubrange(piece.rows, with: piece.looks)
  }
}
