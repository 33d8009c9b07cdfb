import MonteCarlo
import Reporting
import ResultsStore

extension Order {
  /// What is other than in another order, with both values where they are short; nil where both play and say the same.
  ///
  /// Where a precision ended a run, its number of trajectories is what it came to, and does not count.
  func difference(from other: Order) -> String? {
    func values(_ name: String, _ own: String, _ others: String) -> String { "\(name) (\(own), not \(others))" }
    func words(_ order: Order, _ list: (Order) -> [String]) -> String {
      list(order).isEmpty ? "none" : list(order).joined(separator: ", ")
    }
    if files.map(\.sha256) != other.files.map(\.sha256) { return "scenario" }
    if seed != other.seed { return values("seed", "\(seed)", "\(other.seed)") }
    if precision != other.precision {
      return values("precision", precision?.description ?? "none", other.precision?.description ?? "none")
    }
    if precision == nil, trajectories != other.trajectories {
      return values(
        "number of trajectories", DecimalText.grouped(trajectories), DecimalText.grouped(other.trajectories))
    }
    if settings != other.settings {
      let list = { (order: Order) in order.settings.map { "\($0.name)=\($0.value)" } }
      return values("settings", words(self, list), words(other, list))
    }
    if variants != other.variants { return values("variants", words(self, \.variants), words(other, \.variants)) }
    if keptRows != other.keptRows { return "--keep" }
    if shard != other.shard {
      guard let shard, let rest = other.shard, shard.count != rest.count else { return "shard" }
      return values("number of shards", "\(shard.count)", "\(rest.count)")
    }
    return work != other.work || comparison != other.comparison ? "comparison" : nil
  }

  /// Where its results go if nothing else is asked for.
  var standardFolder: String { "results/\(name)" + (work == .comparison ? "-compare" : "") }

  /// Where its record stands, in the folder that was named or the standard one.
  func folder(_ output: String?) -> ResultsFolder {
    let folder = ResultsFolder(output ?? standardFolder)
    return shard.map { folder.ofShard($0) } ?? folder
  }

  /// The same order for a whole run.
  var whole: Order {
    var order = self
    order.shard = nil
    return order
  }
}
