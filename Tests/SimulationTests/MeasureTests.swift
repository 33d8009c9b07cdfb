import ScenarioLanguage
import Simulation
import Testing

/// What each measure makes of the looks of a trajectory, by hand.
@Suite("Measures")
struct MeasureTests {
  /// Which of the looks 3, 5, 2, 4 (the first one is before step 0) are seen, and what each measure comes to.
  struct Course: Sendable, CustomTestStringConvertible {
    let end: String
    let expected: [Outcome.Measure: Double]
    var testDescription: String { end }
  }

  static let courses = [
    Course(
      end: "false",
      expected: [
        .occurs: 1, .first: 1, .count: 2, .maximum: 5, .minimum: 2, .final: 4, .mean: 3.5, .sum: 14, .holds: 1,
      ]),
    // The end's own look is the last.
    Course(
      end: "x == 2",
      expected: [
        .occurs: 1, .first: 1, .count: 1, .maximum: 5, .minimum: 2, .final: 2, .mean: 10 / 3.0, .sum: 10, .holds: 0,
      ]),
    // All that there is is the look before step 0.
    Course(
      end: "x == 3",
      expected: [
        .occurs: 0, .first: .nan, .count: 0, .maximum: 3, .minimum: 3, .final: 3, .mean: 3, .sum: 3, .holds: 0,
      ]),
  ]

  @Test("Every measure of a number or a condition above 3 over a known course", arguments: courses)
  func course(_ course: Course) throws {
    let measures = Outcome.Measure.allCases
    let outcomes = measures.map { measure in
      let formula = measure.traits.operand == .condition ? "x > 3" : "x"
      return #"{ "name": "\#(measure.rawValue)", "\#(measure.rawValue)": "\#(formula)" }"#
    }
    let values = try SemanticsTests.outcomes(
      #"""
      "variables": [{ "name": "x", "initial": 3, "next": "if(step == 0, 5, if(step == 1, 2, 4))" }],
      "ends": [{ "name": "over", "when": "\#(course.end)" }], "outcomes": [\#(outcomes.joined(separator: ", "))]
      """#, clock: #"{ "step": "day", "steps": 3 }"#)
    for (measure, value) in zip(measures, values) {
      let expected = try #require(course.expected[measure], "\(measure) is not in the table")
      #expect(value == expected || value.isNaN && expected.isNaN, "\(measure): \(value), not \(expected)")
    }
  }

  @Test("A sum that no number holds is a fault of its trajectory, at its outcome")
  func overflowingSum() throws {
    let text = #"""
      { "name": "t", "clock": { "step": "day", "steps": 3 },
        "variables": [{ "name": "x", "initial": "if(bernoulli(0.5), 1e308, 1)" }],
        "outcomes": [{ "name": "total", "sum": "x" }, { "name": "mean", "mean": "x" }] }
      """#
    let model = try Scenario(reading: Array(text.utf8), fileName: "t.json").model()
    let observations = HandBuilt.play(model, count: 200, width: 64)
    // Quantiles 0.0001 and 0.9999 of binomial(200, 0.5), by SciPy 1.17: 74 and 126.
    #expect((74...126).contains(observations.faults.count))
    #expect(observations.faults.allSatisfy { $0.place.path == "outcomes[0].sum" && $0.value == .infinity })
    #expect(observations.values(ofOutcome: 0).allSatisfy { $0.isNaN || $0 == 4 })
  }

  @Test("What a sum can be follows from what its number can be at a look")
  func bounds() throws {
    let text = #"""
      { "name": "t", "clock": { "step": "day", "steps": 9 },
        "variables": [{ "name": "x", "initial": 0, "range": [-1, 2], "next": "x + normal(0, 1)" }],
        "outcomes": [{ "name": "total", "sum": "x" }, { "name": "above", "sum": "x + 2" }, { "name": "last", "final": "x" }] }
      """#
    let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
    // Ten looks at most, one at least.
    #expect(program.outcomeRanges == [-10...20, 1...40, -1...2])
  }

  @Test("A sum of what stands still varies where trajectories end at different looks, a last look does not")
  func variation() throws {
    let text = #"""
      { "name": "t", "clock": { "step": "day", "steps": 9 }, "parameters": [{ "name": "cost", "value": 2 }],
        "events": [{ "name": "e", "probability": 0.1 }], "ends": [{ "name": "over", "when": "happened(e)" }],
        "outcomes": [{ "name": "total", "sum": "cost" }, { "name": "dear", "holds": "cost > 1" }] }
      """#
    let program = try Scenario(reading: Array(text.utf8), fileName: "t.json").program()
    #expect(program.outcomesVary == [true, false])
  }
}
