import MonteCarlo

/// What a run was asked to do, and how far it is: the one row of the table `manifest`.
package struct RunManifest: Sendable, Equatable {
  /// Whether a run has ended, and how.
  package enum State: String, Sendable {
    /// Being played, or killed while it was.
    case running
    case interrupted
    case complete

    /// For people.
    package var title: String { self == .running ? "running or killed" : rawValue }
  }

  /// One of the equal parts into which a run was cut.
  package struct Shard: Sendable, Equatable {
    /// From 1 to `count`.
    package let index: Int
    package let count: Int

    package init(index: Int, count: Int) {
      precondition((1...count).contains(index), "a shard is one of its run's")
      (self.index, self.count) = (index, count)
    }
  }

  package struct Setting: Sendable, Equatable, Codable {
    package let name: String
    package let value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  package var state = State.running
  /// The version that made it.
  package var brink: String
  /// What its draws, tables and sums are: see `Experiment.bits`.
  package var bits = Experiment.bits
  package var scenarioName: String
  package var scenarioFile: String
  package var scenarioSHA256: String
  package var scenarioText: String
  package var seed: UInt64
  /// Asked for, of each variant.
  package var trajectories: Int
  package var settings: [Setting]
  package var precision: String?
  /// Whether the precision that was asked for ended the run.
  package var isPrecise = false
  /// Trajectories of each variant that are stored one by one.
  package var keptRows: Int
  /// Trajectories of each variant whose values give the quantiles.
  package var keptValues: Int
  package var blockSize: Int
  package var shard: Shard?
  /// Units of work that the states of the variants hold.
  package var nextUnit = 0
  package var threads: Int
  package var host: String
  package var system: String
  /// ISO 8601, in UTC.
  package var started: String
  /// Spent playing, over all resumptions.
  package var seconds = 0.0
  package var commandLine: [String]

  package init(
    brink: String, scenarioName: String, scenarioFile: String, scenarioSHA256: String, scenarioText: String,
    seed: UInt64, trajectories: Int, settings: [Setting], precision: String?, keptRows: Int, keptValues: Int,
    blockSize: Int, shard: Shard?, threads: Int, host: String, system: String, started: String, commandLine: [String]
  ) {
    self.brink = brink
    self.scenarioName = scenarioName
    self.scenarioFile = scenarioFile
    self.scenarioSHA256 = scenarioSHA256
    self.scenarioText = scenarioText
    self.seed = seed
    self.trajectories = trajectories
    self.settings = settings
    self.precision = precision
    self.keptRows = keptRows
    self.keptValues = keptValues
    self.blockSize = blockSize
    self.shard = shard
    self.threads = threads
    self.host = host
    self.system = system
    self.started = started
    self.commandLine = commandLine
  }
}
