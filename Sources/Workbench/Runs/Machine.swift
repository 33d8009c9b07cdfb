import MonteCarlo

/// With what something is played, which no bit of a result depends on.
package struct Machine: Sendable {
  package let threads: Int
  package let batchWidth: Int

  /// - Parameter threads: nil for one for each core that may be used.
  /// - Throws: `Complaint`, where the system does not allow the memory that they take.
  package init(threads: Int? = nil, batchWidth: Int = Experiment.standardBatchWidth) throws(Complaint) {
    self.threads = threads ?? Experiment.usableCoreCount
    self.batchWidth = batchWidth
    try AddressSpace.check(threads: self.threads)
  }
}
