import Foundation
import MonteCarlo
import Simulation

/// Trajectories per second of the K5 model: Brink on one and two threads against scalar C, turn by turn.
struct K5Benchmark {
  let rounds: Int
  let trajectories: Int

  func report() throws {
    let program = try Yardstick.program(ofScenario: Yardstick.scenario)
    let binary = try Yardstick.compiledC()
    defer { try? FileManager.default.removeItem(at: binary) }
    _ = speed(program, threads: 1)
    var (overC, overOneThread): ([Double], [Double]) = ([], [])
    var (speeds, speedsOfC): ([Double], [Double]) = ([], [])
    for round in 0..<rounds {
      let scalar = try speedOfC(binary, seed: round + 1)
      let one = speed(program, threads: 1)
      let two = speed(program, threads: 2)
      overC.append(one / scalar)
      overOneThread.append(two / one)
      speeds.append(one)
      speedsOfC.append(scalar)
    }
    row("K5 in scalar C with GSL, trajectories/s", speedsOfC.median.rounded(to: 0), goal: "")
    row("K5 in Brink on one thread, trajectories/s", speeds.median.rounded(to: 0), goal: "")
    row("K5, Brink over C, median of \(rounds) rounds", overC.median.rounded(to: 2), goal: "at least 4")
    row("K5, two threads over one", overOneThread.median.rounded(to: 2), goal: "at least 1.9")
  }

  private func speed(_ program: Program, threads: Int) -> Double {
    let experiment = Experiment(
      variants: [Experiment.Variant(name: "base", program: program)], trajectoryCount: trajectories, seed: 1,
      threadCount: threads)
    let run = ExperimentRun(experiment)
    let seconds = ContinuousClock().measure { _ = run.play() } / .seconds(1)
    return Double(trajectories) / seconds
  }

  /// The program prints its seconds, then its trajectories per second.
  private func speedOfC(_ binary: URL, seed: Int) throws -> Double {
    let output = try capture(binary.path(), ["\(max(500, trajectories / 8))", "\(seed)"])
    let words = output.split(separator: " ")
    guard words.count > 1, let speed = Double(words[1]) else {
      throw BenchmarkError(description: "the C program printed no speed")
    }
    return speed
  }
}
