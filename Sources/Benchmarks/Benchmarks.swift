import Foundation

/// Measures Brink against its goals: ratios to a scalar C program with GSL and between thread counts, run side by side.
///
/// `Benchmarks` measures and prints a table; `Benchmarks --smoke` does the same on little work, to see that it runs;
/// `Benchmarks --listing FILE` prints a scenario's compiled program.
@main
enum Benchmarks {
  static func main() {
    do {
      try measure()
    } catch {
      FileHandle.standardError.write(Data("Benchmarks: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func measure() throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--listing", let file = arguments.dropFirst().first {
      print(try Yardstick.program(ofScenario: URL(filePath: file)).listing)
      return
    }
    let isSmoke = arguments.contains("--smoke")
    print("| measure | value | goal |\n| --- | --- | --- |")
    // First, as the most memory of any child is what the system tells, and a C compiler takes more than Brink.
    try CommandBenchmarks(trajectories: isSmoke ? 10_000 : 1_000_000).report()
    try K5Benchmark(rounds: isSmoke ? 1 : 7, trajectories: isSmoke ? 8192 : 32_768).report()
    try RecordBenchmark(
      rounds: isSmoke ? 1 : 7, trajectories: isSmoke ? 8192 : 100_000, scenario: Yardstick.scenario
    ).report("K5")
    try RecordBenchmark(
      rounds: isSmoke ? 1 : 5, trajectories: isSmoke ? 4096 : 20_000,
      scenario: Yardstick.scenarios.appending(path: "korea-2025/scenario.json")
    ).report("the Korea scenario")
  }
}

/// One row of the result: what was measured, what it came to, and what it should be.
func row(_ measure: String, _ value: String, goal: String) { print("| \(measure) | \(value) | \(goal) |") }

extension [Double] {
  /// The middle value.
  var median: Double {
    let sorted = sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}

extension Double {
  /// The number with so many decimals.
  func rounded(to decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}
