/// A step at which the draws of trajectories become others than they were, so that one past has many futures.
///
/// From there on the draws have another generation in their addresses, which no trajectory of an ensemble has. So futures
/// are as reproducible as trajectories are: future f of two forks has the same draws, whatever past it has.
package struct Fork: Sendable, Hashable {
  /// The first step whose draws are new, from 0: parameters and initial values always belong to the past.
  package let step: Int
  /// The trajectory whose past all futures share; nil if each goes on from the past of its own index.
  package let trajectory: UInt64?
  /// In the addresses of the new draws, from 1.
  package let generation: UInt16

  package init(step: Int, trajectory: UInt64? = nil, generation: UInt16 = 1) {
    precondition(step >= 0 && generation > 0, "a fork is at a step, and its draws are new ones")
    self.step = step
    self.trajectory = trajectory
    self.generation = generation
  }
}
