// libFuzzer's driver, as its header FuzzerInterface.h declares it.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ argumentCount: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// `Fuzz TARGET [libFuzzer's arguments]`: feeds one of the targets until something breaks or time is up.
///
/// `Fuzz seeds FOLDER` writes the seeds that only the engine can make.
@main
enum Fuzz {
  static func main() throws {
    let names = "scenario, plan, record, summary, checkpoint, numbers, laws"
    var arguments = CommandLine.arguments
    guard arguments.count > 1 else { fatalError("usage: Fuzz TARGET [arguments of libFuzzer]; targets are \(names)") }
    let target = arguments.remove(at: 1)
    if target == "seeds" { return try CheckpointTarget.writeSeeds(to: arguments[1]) }
    var count = CInt(arguments.count)
    // As long as the process lives, as those of main are.
    let strings = arguments.map { text in
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
      for (place, byte) in (Array(text.utf8) + [0]).enumerated() { copy[place] = CChar(bitPattern: byte) }
      return Optional(copy)
    }
    let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: strings.count + 1)
    list.initialize(repeating: nil, count: strings.count + 1)
    for (place, string) in strings.enumerated() { list[place] = string }
    let pointer = UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>.allocate(capacity: 1)
    pointer.initialize(to: list)
    let status =
      switch target {
      case "scenario": runDriver(&count, pointer) { run($0, $1, ScenarioTarget.feed) }
      case "plan": runDriver(&count, pointer) { run($0, $1, PlanTarget.feed) }
      case "record": runDriver(&count, pointer) { run($0, $1, RecordTarget.feed) }
      case "summary": runDriver(&count, pointer) { run($0, $1, SummaryTarget.feed) }
      case "checkpoint": runDriver(&count, pointer) { run($0, $1, CheckpointTarget.feed) }
      case "numbers": runDriver(&count, pointer) { run($0, $1, NumbersTarget.feed) }
      case "laws": runDriver(&count, pointer) { run($0, $1, LawsTarget.feed) }
      default: fatalError("there is no target \(target); targets are \(names)")
      }
    precondition(status == 0, "libFuzzer ended with status \(status)")
  }

  private static func run(_ start: UnsafePointer<UInt8>?, _ count: Int, _ feed: ([UInt8]) -> Void) -> CInt {
    feed(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
  }
}
