import MonteCarlo
import Simulation

/// The share of trajectories to which something has happened by each recorded look, with pointwise intervals.
///
/// The cumulative incidence function of competing risks: trajectories that an end stopped first stay in the denominator,
/// as 1 − Kaplan-Meier does not have it. Without censoring before the horizon it is a plain proportion (Kalbfleisch and
/// Prentice 2002, The Statistical Analysis of Failure Time Data, section 8.2).
public struct IncidenceCurve: Sendable, Equatable, Codable {
  /// Share of the trajectories, at each recorded look.
  public let value: Column
  /// Lower ends of the intervals.
  public let low: Column
  /// Upper ends of the intervals.
  public let high: Column

  package init(_ times: TimeCounts, sound: Int, looks: RecordedLooks, level: Double) {
    var (value, low, high): ([Double], [Double], [Double]) = ([], [], [])
    var happened = 0
    // Mostly nothing new has happened since the look before.
    var share = Estimate.probability(of: 0, in: sound, level: level)
    var told = 0
    for (look, count) in times.counts.enumerated() {
      happened += Int(count)
      guard looks.isRecorded(look) else { continue }
      if told != happened { share = .probability(of: happened, in: sound, level: level) }
      told = happened
      value.append(share.value)
      low.append(share.low)
      high.append(share.high)
    }
    (self.value, self.low, self.high) = (Column(value), Column(low), Column(high))
  }
}
