import Simulation

/// What an outcome is called, and in what its numbers are.
public struct OutcomeLabel: Sendable, Equatable {
  /// The outcome, as the scenario names it.
  public let name: String
  /// For people; nil where the scenario has none.
  public let title: String?
  /// As the scenario names it; nil where it does not.
  public let unit: String?
  /// What the number is that stands for the outcome.
  public let scale: Scale

  /// What the number is that stands for an outcome.
  public enum Scale: Sendable {
    /// The share of trajectories to which it happens.
    case probability
    /// A mean over trajectories, in the outcome's unit.
    case mean
  }

  package init(name: String, title: String?, unit: String?, scale: Scale) {
    (self.name, self.title, self.unit, self.scale) = (name, title, unit, scale)
  }

  package init(_ outcome: Outcome) {
    self.init(name: outcome.name, title: outcome.title, unit: outcome.unit, scale: Scale(outcome.measure))
  }

  package var isProbability: Bool { scale == .probability }

  /// The title, or where there is none the name.
  package var words: String { title ?? name }
}

extension OutcomeLabel.Scale {
  package init(_ measure: Outcome.Measure) { self = measure.traits.kind.isProbability ? .probability : .mean }
}

/// Something that is said of an outcome.
public protocol LabelledOutcome {
  /// The outcome's label.
  var label: OutcomeLabel { get }
}

extension LabelledOutcome {
  /// The outcome, as the scenario names it.
  public var name: String { label.name }
  /// For people; nil where the scenario has none.
  public var title: String? { label.title }
  /// As the scenario names it; nil where it does not.
  public var unit: String? { label.unit }
  package var isProbability: Bool { label.isProbability }
}
