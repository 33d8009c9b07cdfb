import Reporting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The limit that `ulimit -v` sets. Past it Swift ends the program without a word that helps.
package enum AddressSpace {
  /// What the program and its libraries take, measured on Linux, and a small scenario with them.
  private static let program = 112 << 20
  /// A stack, and columns of a small scenario.
  private static let thread = 10 << 20

  /// Keeps glibc from reserving 64 MB of addresses for each thread's heap (mallopt(3), `M_ARENA_MAX`). The step loop allocates
  /// nothing, so threads don't wait for each other.
  private static func shareHeap() {
    #if os(Linux) && canImport(Glibc)
      // Swift's module of glibc has no malloc.h.
      guard let symbol = dlsym(nil, "mallopt") else { return }
      _ = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)(-8, 1)
    #endif
  }

  /// - Throws: `Complaint` if so many threads have no room.
  package static func check(threads: Int) throws(Complaint) {
    var limit = rlimit()
    #if os(Linux) && canImport(Glibc)
      let status = getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let status = getrlimit(RLIMIT_AS, &limit)
    #endif
    if status == 0, limit.rlim_cur < UInt64.max >> 1 { shareHeap() }
    let needed = program + threads * thread
    guard status == 0, limit.rlim_cur < UInt64(needed) else { return }
    throw Complaint.badUsage(
      "the address space is limited to \(limit.rlim_cur >> 20) MB, and \(threads) threads take \(needed >> 20) MB at least; "
        + (threads > 1 ? "play on fewer with --threads, or raise the limit (ulimit -v)" : "raise the limit (ulimit -v)")
    )
  }
}
