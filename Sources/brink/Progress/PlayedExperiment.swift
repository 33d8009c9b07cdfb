import MonteCarlo
import Synchronization

/// Plays an experiment while a second thread watches for Ctrl-C and shows how far it is.
enum PlayedExperiment {
  private final class Counter: Sendable {
    let played = Atomic(0)
  }

  static func play(_ experiment: Experiment, showsProgress: Bool) -> [Ensemble] {
    let counter = Counter()
    let start = ContinuousClock.now
    let run = ExperimentRun(experiment) { counter.played.store($0, ordering: .relaxed) }
    let total = experiment.trajectoryCount * experiment.variants.count
    let watcher = Watcher(interval: 0.1) {
      if Interruption.isRequested { run.stop() }
      guard showsProgress else { return }
      let line = ProgressLine(
        played: counter.played.load(ordering: .relaxed), total: total,
        seconds: start.duration(to: .now) / .seconds(1))
      OutputStream.error.write("\r\u{1B}[K" + line.text(width: TerminalDevice.width - 1))
    }
    let ensembles = run.play()
    watcher.finish()
    if showsProgress { OutputStream.error.write("\r\u{1B}[K") }
    return ensembles
  }
}
