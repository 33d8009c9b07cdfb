import Probability
import Simulation

/// A plan file that has been checked by itself: which points of which scenarios are to be played.
///
/// What it says of scenarios is checked by `check(_:)`, once those are read.
package struct BatchPlan: Sendable {
  /// The name that the file gives the batch.
  package let name: String?
  package let title: String?
  /// The scenarios' files as the plan writes them, relative to it.
  package let scenarioFiles: [String]
  /// Played at every point.
  package let variants: [String]
  /// Of each variant at each point; nil where the plan leaves it open.
  package let trajectories: Int?
  package let seed: UInt64
  /// What changes from point to point, in the order of the file; one with a single level holds for all points.
  package let factors: [Factor]
  package let design: Design
  /// Outcomes that are shown; empty for all.
  package let outcomes: [String]
  /// Suspicious things that are no errors.
  package let warnings: [Diagnostic]
  /// The file's bytes.
  package let bytes: [UInt8]
  /// The file, as its reader named it.
  package let fileName: String

  let document: Cursor

  /// The file's text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Something that is set to different values.
  package struct Factor: Sendable, Equatable {
    /// As in a variant's `set`, such as `North.policy` or `tempo`.
    package let name: String
    package let choices: Choices

    package init(name: String, choices: Choices) { (self.name, self.choices) = (name, choices) }

    /// The values that it may have.
    package enum Choices: Sendable, Equatable {
      /// Each as a setting has it.
      case levels([String])
      /// Any number from `low` to `high`, spread evenly, or evenly over the logarithm.
      case range(low: Double, high: Double, isLogarithmic: Bool)
    }

    /// Whether it differs from point to point.
    package var isVaried: Bool {
      if case .levels(let levels) = choices { levels.count > 1 } else { true }
    }

    /// The value at a place between 0 and 1, as a setting has it.
    package func value(at place: Double) -> String {
      switch choices {
      case .levels(let levels):
        return levels[min(levels.count - 1, Int(place * Double(levels.count)))]
      case .range(let low, let high, false):
        return "\(low + place * (high - low))"
      case .range(let low, let high, true):
        // Rounding must not lead out of the range.
        let exponent = LaneGroup(repeating: place) * log(LaneGroup(repeating: high / low))
        return "\(min(max(low, low * exp(exponent)[0]), high))"
      }
    }
  }

  /// How the points are chosen.
  package enum Design: Sendable, Equatable {
    /// All combinations of all levels.
    case grid
    /// One by one, as written.
    case list([[Setting]])
    /// So many points.
    case latinHypercube(Int)
    /// So many points.
    case sobol(Int)
  }

  /// Reads and checks a plan.
  ///
  /// - Throws: all mistakes of the file at once; only the first one if the file is not JSON.
  package init(reading bytes: [UInt8], fileName: String) throws(ScenarioErrors) {
    let diagnostics = DiagnosticCollector()
    let document = StructureCheck.check(try Scenario.document(bytes, fileName), is: .plan, diagnostics)
    let reader = PlanReader(document: document, diagnostics: diagnostics)
    scenarioFiles = reader.scenarioFiles()
    variants = reader.names("variants", otherwise: [VariantName.base])
    trajectories = reader.trajectories()
    seed = reader.seed()
    (factors, design) = reader.design()
    outcomes = reader.names("outcomes", otherwise: [])
    try diagnostics.throwErrors(fileName: fileName)
    name = document.string("name")
    title = document.string("title")
    warnings = diagnostics.sortedWarnings()
    (self.bytes, self.fileName, self.document) = (bytes, fileName, document)
  }

  /// The most points that a batch may have, for each scenario.
  package static let largestPointCount = 100_000
}
