import MonteCarlo
import ScenarioLanguage
import Simulation
import FoundationEssentials

@main struct Benchmarks {
  static func main() throws {
    let path = CommandLine.arguments[1]
    let data = try Data(contentsOf: URL(filePath: path))
    let scenario = try Scenario(reading: [UInt8](data), fileName: path)
    let model = try scenario.model()
    let program = Program(compiling: model)
    if CommandLine.arguments.contains("--dump") { print(program.listing); return }
    let n = Int(CommandLine.arguments[2]) ?? 8192
    let threads = Int(CommandLine.arguments[3]) ?? 1
    let width = Int(CommandLine.arguments[4]) ?? 512
    let clock = ContinuousClock()
    for _ in 0..<3 {
      let run = ExperimentRun(Experiment(variants: [.init(name: "base", program: program)], trajectoryCount: n, seed: 1, threadCount: threads, batchWidth: width))
      var result: [Ensemble] = []
      let d = clock.measure { result = run.play() }
      let s = Double(d.components.seconds) + Double(d.components.attoseconds) * 1e-18
      print(s, Double(n) / s, "traj/s", result[0].tally.outcomes.prefix(14).map { $0.moments.mean })
    }
  }
}
