import Simulation

/// The looks at which curves have points: all of them on a short clock, every k-th on a long one.
package struct RecordedLooks: Sendable, Equatable {
  package let stride: Int
  /// All looks of the clock, recorded or not.
  package let lookCount: Int
  package let count: Int
  /// Time between two looks of the clock, in days.
  package let stepLength: Double

  /// The looks at which the engine records series, up to 1,000.
  package init(of clock: Clock) {
    let looks = clock.stepCount + 1
    lookCount = looks
    stride = (looks + 999) / 1000
    count = (looks + stride - 1) / stride
    stepLength = clock.stepLength
  }

  package func isRecorded(_ look: Int) -> Bool { look % stride == 0 }

  /// Days from the start to each recorded look.
  package var days: [Double] { (0..<count).map { Double($0 * stride) * stepLength } }
}
