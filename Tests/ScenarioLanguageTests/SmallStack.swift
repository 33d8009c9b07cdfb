#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a closure on a thread with a stack of the given size, in bytes.
func onThread<Result: Sendable>(stackSize: Int, _ body: @escaping @Sendable () -> Result) -> Result? {
  let work = Work<Result>(body)
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, stackSize)
  var thread = pthread_t()
  let runnable = Unmanaged.passRetained(Runnable { work.result = work.body() }).toOpaque()
  let status = pthread_create(
    &thread, &attributes,
    { pointer in
      if let pointer { Unmanaged<Runnable>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, runnable)
  precondition(status == 0, "the thread did not start")
  pthread_join(thread, nil)
  return work.result
}

/// `result` is written by the thread and read after it has been joined.
private final class Work<Result: Sendable>: @unchecked Sendable {
  var result: Result?
  let body: @Sendable () -> Result

  init(_ body: @escaping @Sendable () -> Result) { self.body = body }
}

private final class Runnable {
  let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }
}
