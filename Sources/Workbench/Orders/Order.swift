import Analysis
import FoundationEssentials
import MonteCarlo
import ResultsStore
import ScenarioLanguage
import Simulation

/// What was asked for, as data: whoever has it can play it again bit for bit, go on with it, merge it and report it.
package struct Order: Sendable, Equatable, Codable {
  /// What is to be done.
  package enum Work: String, Sendable, Codable {
    case run, comparison, batch
  }

  /// The name of this shape of data; a reader that doesn't know it should stop.
  package private(set) var format = Order.format
  package private(set) var work: Work
  /// The scenario's, or the batch's.
  package let name: String
  /// Every file that was read: the scenario; or a batch's plan, then its scenarios.
  package let files: [InputFile]
  /// `base` first.
  package let variants: [String]
  /// What is set in all variants, in order.
  package private(set) var settings: [Setting] = []
  package let seed: UInt64
  /// Of each variant; at each point of a batch.
  package var trajectories: Int
  /// When to stop before that; nil for at the end.
  package var precision: PrecisionGoal?
  /// Trajectories of each variant to store one by one.
  package private(set) var keptRows = 0
  /// What is to be said of the differences between variants.
  package var comparison = ComparisonRequest()
  /// Which part is played; nil for the whole.
  package var shard: Shard?

  static let format = "brink-order-1"
  /// Of each variant, where nothing else is asked for.
  package static let standardTrajectoryCount = 100_000
  /// Stored one by one, where nothing else is asked for.
  package static let standardKeptRows = 100_000
  /// The most that a run plays that is to become precise.
  package static let preciseTrajectoryLimit = 100_000_000

  package init(
    _ work: Work, name: String, files: [InputFile], variants: [String], settings: [Setting] = [], seed: UInt64,
    trajectories: Int,
    precision: PrecisionGoal? = nil, keptRows: Int = 0, comparison: ComparisonRequest = ComparisonRequest(),
    shard: Shard? = nil
  ) {
    (self.work, self.name, self.files) = (work, name, files)
    (self.variants, self.settings) = (variants, settings)
    (self.seed, self.trajectories, self.precision) = (seed, trajectories, precision)
    (self.keptRows, self.comparison, self.shard) = (keptRows, comparison, shard)
  }

  /// The scenario, or a batch's plan.
  package var file: InputFile { files[0] }

  /// The same order, asked for its differences.
  func compared(_ request: ComparisonRequest?) -> Order {
    var order = self
    order.work = .comparison
    if let request { order.comparison = request }
    return order
  }

  /// The scenario of a run, read anew.
  ///
  /// - Throws: all its mistakes, by the rules of this version.
  package func scenario() throws(ScenarioErrors) -> Scenario {
    try Scenario(reading: file.bytes, fileName: file.path)
  }
}

extension Order {
  private enum CodingKeys: String, CodingKey {
    case format, work, name, files, variants, settings, seed, trajectories, precision, keptRows, comparison, shard
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    format = try values.decode(String.self, forKey: .format)
    guard format == Self.format else {
      throw DecodingError.dataCorruptedError(forKey: .format, in: values, debugDescription: "another format")
    }
    work = try values.decode(Work.self, forKey: .work)
    name = try values.decode(String.self, forKey: .name)
    files = try values.decode([InputFile].self, forKey: .files)
    variants = try values.decode([String].self, forKey: .variants)
    settings = try values.decode([Setting].self, forKey: .settings)
    // As a text: many readers of JSON have numbers of 53 bits.
    guard let seed = UInt64(try values.decode(String.self, forKey: .seed)), !files.isEmpty, !variants.isEmpty else {
      throw DecodingError.dataCorruptedError(forKey: .seed, in: values, debugDescription: "no seed, file or variant")
    }
    self.seed = seed
    trajectories = try values.decode(Int.self, forKey: .trajectories)
    precision = try values.decodeIfPresent(PrecisionGoal.self, forKey: .precision)
    keptRows = try values.decode(Int.self, forKey: .keptRows)
    comparison = try values.decode(ComparisonRequest.self, forKey: .comparison)
    shard = try values.decodeIfPresent(Shard.self, forKey: .shard)
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(format, forKey: .format)
    try values.encode(work, forKey: .work)
    try values.encode(name, forKey: .name)
    try values.encode(files, forKey: .files)
    try values.encode(variants, forKey: .variants)
    try values.encode(settings, forKey: .settings)
    try values.encode(String(seed), forKey: .seed)
    try values.encode(trajectories, forKey: .trajectories)
    try values.encodeIfPresent(precision, forKey: .precision)
    try values.encode(keptRows, forKey: .keptRows)
    try values.encode(comparison, forKey: .comparison)
    try values.encodeIfPresent(shard, forKey: .shard)
  }
}

extension Order {
  /// As a record holds it.
  var recorded: RecordedOrder { .text(String(decoding: JSONText.compact(self), as: UTF8.self)) }

  /// What a record holds.
  ///
  /// - Parameter record: to read what an order of version 0.1.0 does not say.
  /// - Throws: `RecordError.damaged` for what is no order.
  init(_ recorded: RecordedOrder, variants: () throws(RecordError) -> [String]) throws(RecordError) {
    switch recorded {
    case .text(let text):
      do { self = try JSONDecoder().decode(Order.self, from: Data(text.utf8)) } catch {
        throw .damaged("what was asked for can't be read")
      }
    case .earlier(let earlier): self = Order(earlier, variants: try variants())
    }
  }

  /// What version 0.1.0 recorded; such an order is only shown and reported.
  private init(_ earlier: EarlierOrder, variants: [String]) {
    let isComparison = earlier.commandLine.dropFirst().first == "compare"
    self.init(
      earlier.isBatch ? .batch : isComparison ? .comparison : .run, name: earlier.name,
      files: [InputFile(path: earlier.file, sha256: earlier.sha256, text: earlier.text)], variants: variants,
      settings: earlier.settings.map { Setting(name: $0.name, value: $0.value) }, seed: earlier.seed,
      trajectories: earlier.trajectories, precision: earlier.precision.flatMap { try? PrecisionGoal(text: $0) },
      keptRows: earlier.keptRows, shard: earlier.shard.map { Shard(index: $0.index, count: $0.count) })
  }
}
