import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread that does something again and again until it is told to finish.
final class Watcher: Sendable {
  private final class State: Sendable {
    let isFinished = Atomic(false)
    let interval: Double
    let body: @Sendable () -> Void

    init(interval: Double, body: @escaping @Sendable () -> Void) {
      self.interval = interval
      self.body = body
    }
  }

  private let state: State
  private let thread: pthread_t?

  /// - Parameter interval: seconds between two times.
  init(interval: Double, body: @escaping @Sendable () -> Void) {
    state = State(interval: interval, body: body)
    let argument = Unmanaged.passRetained(state)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let state = Unmanaged<State>.fromOpaque(argument).takeRetainedValue()
        while !state.isFinished.load(ordering: .relaxed) {
          state.body()
          usleep(UInt32(state.interval * 1e6))
        }
        return nil
      }, argument.toOpaque())
    if status != 0 { argument.release() }
    self.thread = status == 0 ? thread : nil
  }

  /// Returns when the thread has ended.
  func finish() {
    state.isFinished.store(true, ordering: .relaxed)
    if let thread { pthread_join(thread, nil) }
  }
}
