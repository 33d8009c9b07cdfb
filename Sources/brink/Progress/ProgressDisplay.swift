import Synchronization
import Workbench

/// Shows how far work is, in a line of the terminal, while another thread does it.
final class ProgressDisplay: Sendable {
  private let watcher: Watcher
  private let wasShown: Shown

  private final class Shown: Sendable {
    let flag = Atomic(false)
    /// When the piece of work that is shown was first seen.
    let start = Mutex(ContinuousClock.Instant?.none)
  }

  init(_ progress: Attendant.Progress) {
    let shown = Shown()
    wasShown = shown
    watcher = Watcher(interval: 0.1) {
      let now = progress.now
      guard now.total > 0 else {
        // The next piece of work has a time of its own.
        shown.start.withLock { $0 = nil }
        if shown.flag.exchange(false, ordering: .relaxed) { Self.clear() }
        return
      }
      let first = shown.start.withLock { start in
        start = start ?? .now
        return start ?? .now
      }
      let line = ProgressLine(
        played: now.played, total: now.total, before: now.before, seconds: first.duration(to: .now) / .seconds(1))
      OutputStream.error.write(styled: "\r\u{1B}[K" + line.text(width: TerminalDevice.width - 1))
      shown.flag.store(true, ordering: .relaxed)
    }
  }

  /// Takes the line away.
  func end() {
    watcher.finish()
    if wasShown.flag.load(ordering: .relaxed) { Self.clear() }
  }

  private static func clear() { OutputStream.error.write(styled: "\r\u{1B}[K") }
}
