import Foundation

/// Times the command as its users meet it: start-up, a run of the two-state crisis, memory.
struct CommandBenchmarks {
  let trajectories: Int

  /// The binary beside this one.
  private var brink: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "brink").path()
  }
  private var scenario: String { Yardstick.scenarios.appending(path: "two-state-crisis/scenario.json").path() }

  func report() throws {
    // Foundation's `Process` takes tens of milliseconds itself, as starting `true` shows.
    let starts = try (0..<9).map { _ in
      try (seconds(["--help"]) - seconds(of: "/usr/bin/env", ["true"])) * 1000
    }
    row("`brink --help` over `env true`, ms", starts.median.rounded(to: 1), goal: "under 50")
    let output = FileManager.default.temporaryDirectory.appending(path: "brink-benchmark-\(getpid())").path()
    defer { try? FileManager.default.removeItem(atPath: output) }
    let short = try seconds(run(100_000, output))
    row("two-state crisis, 100,000 trajectories on all cores, s", short.rounded(to: 2), goal: "a few")
    _ = try seconds(run(trajectories, output))
    row("memory for \(trajectories) trajectories, at most, MB", megabytes.rounded(to: 0), goal: "under 200")
  }

  private func run(_ trajectories: Int, _ output: String) -> [String] {
    ["run", scenario, "--trajectories", "\(trajectories)", "--quiet", "--force", "--output", output]
  }

  private func seconds(_ arguments: [String]) throws -> Double { try seconds(of: brink, arguments) }

  private func seconds(of program: String, _ arguments: [String]) throws -> Double {
    var failure: (any Error)?
    let duration = ContinuousClock().measure {
      do { _ = try capture(program, arguments) } catch { failure = error }
    }
    if let failure { throw failure }
    return duration / .seconds(1)
  }

  /// The largest memory that a command started from here has had.
  private var megabytes: Double {
    var usage = rusage()
    getrusage(Int32(truncatingIfNeeded: RUSAGE_CHILDREN.rawValue), &usage)
    // Linux counts in kibibytes.
    return Double(usage.ru_maxrss) / 1024
  }
}
