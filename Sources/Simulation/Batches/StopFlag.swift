import Synchronization

/// Says from any thread that playing should end; batches look at it once a step.
package final class StopFlag: Sendable {
  private let raised = Atomic(false)

  package init() {}

  package var isRaised: Bool { raised.load(ordering: .relaxed) }

  package func raise() { raised.store(true, ordering: .relaxed) }
}
