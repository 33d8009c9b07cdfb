import Analysis
import MonteCarlo
import ResultsStore
import ScenarioLanguage
import Simulation

/// The trajectories that an explanation chooses from: those of a record, or some that are played for it.
protocol ExplainedPlays {
  var scenario: Scenario { get }
  /// The scenario's file, for `brink trace`.
  var file: String { get }
  var seed: UInt64 { get }
  var settings: [Setting] { get }
  /// Variants that can be explained, `base` first.
  var variants: [String] { get }

  func program(of variant: String) throws(Complaint) -> Program
  /// In how many trajectories without a fault each outcome occurred, and how many there are.
  func occurrenceCounts(of variant: String) throws(Complaint) -> (counts: [Int], trajectories: Int)
  /// Trajectories that are left out because they met a fault.
  func faultCount(of variant: String) throws(Complaint) -> Int
  func values(ofOutcome outcome: Int, of variant: String) throws(Complaint) -> OutcomeSample
}
