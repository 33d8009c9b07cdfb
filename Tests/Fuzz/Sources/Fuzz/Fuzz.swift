#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What libFuzzer's own `main` calls before anything else, with its arguments (LLVM's documentation, "libFuzzer: startup
/// initialization"): `Fuzz TARGET [arguments of libFuzzer]` feeds one target until something breaks or time is up, and
/// `Fuzz seeds FOLDER` writes the seeds that only the engine can make.
@_cdecl("LLVMFuzzerInitialize")
func initializeFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let list = arguments.pointee
  let words = (1..<max(Int(count.pointee), 1)).compactMap { list[$0].map { String(cString: $0) } }
  if words.first == "seeds", words.count == 2 {
    do {
      try CheckpointTarget.writeSeeds(to: words[1])
      exit(0)
    } catch {
      fatalError("the seeds can't be written: \(error)")
    }
  }
  guard let name = words.first, let target = targets[name] else {
    let names = targets.keys.sorted().joined(separator: ", ")
    fatalError("usage: Fuzz TARGET [arguments of libFuzzer]; targets are \(names)")
  }
  feed = target
  // The rest is libFuzzer's.
  for place in 1..<Int(count.pointee) { list[place] = list[place + 1] }
  count.pointee -= 1
  return 0
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func feedInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  feed(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// Set once, before the first input.
nonisolated(unsafe) private var feed: ([UInt8]) -> Void = { _ in }

private let targets: [String: @Sendable ([UInt8]) -> Void] = [
  "scenario": ScenarioTarget.feed, "plan": PlanTarget.feed, "record": RecordTarget.feed, "summary": SummaryTarget.feed,
  "checkpoint": CheckpointTarget.feed, "numbers": NumbersTarget.feed, "laws": LawsTarget.feed,
  "arguments": ArgumentsTarget.feed,
]
