#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A fixed pool of operating-system threads.
///
/// Real threads rather than tasks: a block keeps a core busy for seconds, which the cooperative pool is not meant for.
package enum WorkerThreads {
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on `count` threads, the calling one among them, and returns when all are done. Traps for none.
  package static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<count {
      let start = Unmanaged.passRetained(Start(body))
      var thread = pthread_t.zero
      let status = pthread_create(
        &thread, nil,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
          return nil
        }, start.toOpaque())
      // Fewer threads do the same work.
      if status == 0 { threads.append(thread) } else { start.release() }
    }
    body()
    for thread in threads { pthread_join(thread, nil) }
  }
}

#if canImport(Glibc) || canImport(Musl)
  extension pthread_t {
    fileprivate static var zero: pthread_t { pthread_t() }
  }
#endif
