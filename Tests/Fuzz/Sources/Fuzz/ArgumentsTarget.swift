import Analysis
import MonteCarlo
import Simulation
import Workbench

/// The readers of what is written on the command line: whatever it is, they take it or say what would be right, and what they
/// took they write again as they read it.
enum ArgumentsTarget {
  static func feed(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let setting = try? Setting(text: text) {
      precondition(
        (try? Setting(text: "\(setting.name)=\(setting.value)")) == setting, "a setting is read as it is written")
    }
    if let objective = try? Objective(argument: text) {
      precondition((try? Objective(argument: objective.text)) == objective, "an objective is read as it is written")
    }
    if let goal = try? PrecisionGoal(text: text) {
      precondition((try? PrecisionGoal(text: goal.description)) == goal, "a precision is read as it is written")
    }
    _ = try? ComparisonMargins(texts: text.split(separator: " ").map(String.init))
    _ = try? VariantChoice(lists: text.split(separator: " ").map(String.init))
    _ = try? WholeNumber.read(text, in: 1...1 << 40)
    _ = try? WholeNumber.readSeed(text)
    _ = try? Order.keptRows(text)
    _ = try? Shard(text: text) { _ in nil }
    let variables = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let names = ["ID", "COUNT", "MIN", "MAX", "STEP"].map { "SLURM_ARRAY_TASK_" + $0 }
    _ = try? Shard(text: "auto") { name in zip(names, variables).first { $0.0 == name }?.1 }
  }
}
