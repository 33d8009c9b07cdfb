import MonteCarlo
import ResultsStore

extension Order {
  /// What is other than in another order, in a word or two; nil where both play and say the same.
  ///
  /// Where a precision ended a run, its number of trajectories is what it came to, and does not count.
  func difference(from other: Order) -> String? {
    if files.map(\.sha256) != other.files.map(\.sha256) { return "scenario" }
    if seed != other.seed { return "seed" }
    if precision != other.precision { return "precision" }
    if precision == nil, trajectories != other.trajectories { return "number of trajectories" }
    if settings != other.settings { return "settings" }
    if variants != other.variants { return "variants" }
    if keptRows != other.keptRows { return "--keep" }
    if shard != other.shard { return shard?.count == other.shard?.count ? "shard" : "number of shards" }
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
