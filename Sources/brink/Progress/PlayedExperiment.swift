import MonteCarlo
import Synchronization

/// Plays an experiment while a second thread watches for Ctrl-C and shows how far it is.
enum PlayedExperiment {
  private final class Counter: Sendable {
    let played: Atomic<Int>
    init(_ played: Int) { self.played = Atomic(played) }
  }

  static func play(_ run: ExperimentRun, progress: Progress) -> [Ensemble] { watching(progress) { run.play() } }

  /// Does something while a second thread shows how far it is.
  static func watching<Result>(_ progress: Progress, _ body: () -> Result) -> Result {
    let start = ContinuousClock.now
    let watcher = Watcher(interval: 0.1) {
      guard progress.isShown else { return }
      let line = ProgressLine(
        played: progress.played, total: progress.total, before: progress.before,
        seconds: start.duration(to: .now) / .seconds(1))
      OutputStream.error.write(styled: "\r\u{1B}[K" + line.text(width: TerminalDevice.width - 1))
    }
    let result = body()
    watcher.finish()
    if progress.isShown { OutputStream.error.write(styled: "\r\u{1B}[K") }
    return result
  }

  /// How far a run is, told by one thread and read by another.
  struct Progress: Sendable {
    let isShown: Bool
    /// Trajectories of all variants that there will be in the end.
    let total: Int
    /// Those that were played before this start.
    let before: Int
    private let counter: Counter

    init(isShown: Bool, total: Int, before: Int) {
      self.isShown = isShown
      self.total = total
      self.before = before
      counter = Counter(before)
    }

    var played: Int { counter.played.load(ordering: .relaxed) }

    func report(_ played: Int) { counter.played.store(played, ordering: .relaxed) }

    /// From one of several that play at once.
    func add(_ played: Int) { counter.played.wrappingAdd(played, ordering: .relaxed) }
  }
}
