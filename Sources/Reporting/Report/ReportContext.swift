/// What a report says of a run beside its estimates: what was assumed, and how it was made.
package struct ReportContext: Sendable, Equatable {
  /// For people; nil where the scenario has none.
  package var description: String?
  /// SHA-256 of the scenario's file, in hexadecimal digits.
  package var scenarioSHA256 = ""
  /// The version of Brink that played.
  package var version = ""
  /// What makes the same run again.
  package var command: [String] = []
  /// ISO 8601, in UTC.
  package var started = ""
  /// Spent playing.
  package var seconds = 0.0
  package var host = ""
  package var threads = 0
  package var parameters: [Assumption] = []
  package var sources: [Source] = []
  package var policies: [Policy] = []
  /// `base` not among them.
  package var variants: [Variant] = []
  /// Titles of ends, ladders' rungs and others by name.
  package var titles: [String: String] = [:]

  package init() {}

  /// A parameter as its author gives it.
  package struct Assumption: Sendable, Equatable {
    package let name: String
    package let title: String?
    /// A number or a distribution, as it was written.
    package let value: String
    package let unit: String?
    /// The id of a source.
    package let source: String?
    package let note: String?

    package init(name: String, title: String?, value: String, unit: String?, source: String?, note: String?) {
      (self.name, self.title, self.value) = (name, title, value)
      (self.unit, self.source, self.note) = (unit, source, note)
    }
  }

  package struct Source: Sendable, Equatable {
    package let id: String
    package let title: String
    /// Author, date, address and remarks.
    package let details: [String]

    package init(id: String, title: String, details: [String]) {
      (self.id, self.title, self.details) = (id, title, details)
    }
  }

  /// What an actor does by default.
  package struct Policy: Sendable, Equatable {
    package let actor: String
    /// A policy, or the weights of a mixture.
    package let policy: String

    package init(actor: String, policy: String) { (self.actor, self.policy) = (actor, policy) }
  }

  package struct Variant: Sendable, Equatable {
    package let name: String
    package let title: String?
    /// As `name = value`.
    package let changes: [String]

    package init(name: String, title: String?, changes: [String]) {
      (self.name, self.title, self.changes) = (name, title, changes)
    }
  }
}
