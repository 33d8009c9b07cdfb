import Simulation
import Synchronization

/// Who a piece of work is done for: hears what is remarked on the way, sees how far it is, and may ask for an end.
package struct Attendant: Sendable {
  /// Raised by a request to end, and by whatever else ends what is being played.
  package let stop: StopFlag
  /// Raised by a request to end only.
  package let request: StopFlag
  package let progress: Progress
  /// Takes a sentence about something that is no reason to stop.
  package let remark: @Sendable (String) -> Void
  /// Takes a warning about a file, which begins with the file and the line.
  package let warn: @Sendable (String) -> Void
  /// From now on a request to end is noted instead of ending the program on the spot.
  package let heedRequests: @Sendable () -> Void

  package init(
    stop: StopFlag = StopFlag(), request: StopFlag = StopFlag(), progress: Progress = Progress(),
    remark: @escaping @Sendable (String) -> Void = { _ in }, warn: @escaping @Sendable (String) -> Void = { _ in },
    heedRequests: @escaping @Sendable () -> Void = {}
  ) {
    (self.stop, self.request, self.progress) = (stop, request, progress)
    (self.remark, self.warn, self.heedRequests) = (remark, warn, heedRequests)
  }

  /// - Parameter what: what was not done any more, in words that follow "before".
  /// - Throws: `Complaint` if somebody has asked for an end.
  package func check(_ what: String) throws(Complaint) {
    if request.isRaised { throw .interrupted("interrupted before \(what)") }
  }

  /// How many trajectories are played, told by those who play and read by those who wait.
  package final class Progress: Sendable {
    private let state = Mutex(State())

    /// Numbers of trajectories, of all variants.
    package struct State: Sendable {
      /// That there will be in the end; 0 while nothing is played.
      package var total = 0
      /// Played before this start.
      package var before = 0
      package var played = 0
    }

    package init() {}

    package var now: State { state.withLock { $0 } }

    func begin(total: Int, before: Int) {
      state.withLock { $0 = State(total: total, before: before, played: before) }
    }

    func report(_ played: Int) { state.withLock { $0.played = played } }

    /// From one of several that play at once.
    func add(_ played: Int) { state.withLock { $0.played += played } }

    func end() { state.withLock { $0 = State() } }
  }
}
