/// The looks at which curves have points: all of them on a short clock, every k-th and the last on a long one.
package struct RecordedLooks: Sendable, Equatable {
  /// Looks from one that is recorded to the next.
  package let stride: Int
  /// All looks of the clock, recorded or not.
  package let lookCount: Int
  package let count: Int
  /// Time between two looks of the clock, in days.
  package let stepLength: Double

  /// The most looks of a clock that are recorded.
  private static let largestCount = 1_000

  /// The looks at which the engine records series and rungs.
  package init(of clock: Clock) {
    let last = clock.stepCount
    lookCount = last + 1
    stride = max(1, (last + Self.largestCount - 2) / (Self.largestCount - 1))
    count = (last + stride - 1) / stride + 1
    stepLength = clock.stepLength
  }

  package func isRecorded(_ look: Int) -> Bool { look % stride == 0 || look == lookCount - 1 }

  /// Where a recorded look stands among them.
  func place(of look: Int) -> Int { (look + stride - 1) / stride }

  /// Days from the start to each recorded look.
  package var days: [Double] { (0..<count).map { Double(min($0 * stride, lookCount - 1)) * stepLength } }
}
