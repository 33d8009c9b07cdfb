import Dispatch
import MonteCarlo
import Simulation
import Studies

/// Plays on threads of its own, so that the caller's task waits without holding one of the pool's, and ends soon where that
/// task is cancelled.
///
/// - Throws: `CancellationError`.
func playing(_ play: @escaping @Sendable (StopFlag) -> PlayedPoint) async throws -> PlayedVariants {
  try Task.checkCancellation()
  let flag = StopFlag()
  let played = await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        let point = play(flag)
        continuation.resume(returning: point.isComplete ? PlayedVariants(point) : nil)
      }
    }
  } onCancel: {
    flag.raise()
  }
  guard let played else { throw CancellationError() }
  return played
}

/// Tells how much of an experiment is done, from 0 to 1.
func telling(
  _ progress: @escaping @Sendable (Double) -> Void, of experiment: Experiment
) -> @Sendable (_ played: Int) -> Void {
  let total = Double(experiment.trajectoryCount) * Double(experiment.variants.count)
  return { progress(Double($0) / total) }
}
