import Probability
import ScenarioLanguage
import Simulation
import Testing

@Suite("Variants and settings")
struct VariantTests {
  private func scenario(_ set: String = "{}") throws -> Scenario {
    let text = world(probe: "1", actor: "\"policy.caution\"")
    return try read(text.dropLast() + ",\n\"variants\": [{\"name\": \"v\", \"title\": \"V\", \"set\": \(set)}]}")
  }

  /// What a change makes of the setup: the slot, and its expression.
  static let changes: [(String, String, Int, Expression)] = [
    ("tempo", "5", 0, .constant(5)),
    (
      "tempo", "\"gamma(2, 1)\"", 0,
      .draw(Draw(law: .distribution(.gamma, site: fnv1a("tempo#0")), arguments: [.constant(2), .constant(1)]))
    ),
    ("line", "\"defiant\"", 1, .constant(0)), ("North.policy", "\"defiant\"", 2, .constant(1)),
    (
      "North.policy", "{\"defiant\": 1, \"cautious\": 3}", 2,
      .draw(
        Draw(
          law: .choice(sites: [fnv1a("North.policy.cautious"), fnv1a("North.policy.defiant")]),
          arguments: [.constant(3), .constant(1)]))
    ),
    ("tension", "0.25", 3, .constant(0.25)), ("mood", "\"alarmed\"", 4, .constant(1)),
    ("North.stockpile", "\"tempo * 2\"", 8, .binary(.multiply, .slot(0, at: .now), .constant(2))),
    ("maturity[icbm]", "7", 7, .constant(7)), ("maturity", "7", 6, .constant(7)),
    ("maturity", "{\"srbm\": 1, \"icbm\": 2}", 7, .constant(2)),
  ]

  @Test("replace initial values and keep everything else", arguments: changes)
  func initialValue(_ name: String, _ value: String, _ slot: Int, _ expression: Expression) throws {
    let scenario = try scenario("{\"\(name)\": \(value)}")
    let base = try scenario.model()
    var model = try scenario.model(variant: "v")
    #expect(model.setup[slot].formula.expression == expression)
    #expect(model != base)
    model.setup = base.setup
    #expect(model == base)
    #expect(try scenario.model(variant: "base") == base)
  }

  @Test("as settings do the same, without quotes", arguments: changes)
  func setting(_ name: String, _ value: String, _ slot: Int, _ expression: Expression) throws {
    let text = value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
    let model = try scenario().model(settings: [.init(name: name, value: text)])
    #expect(model.setup[slot].formula.expression == expression)
  }

  @Test("change a policy's weight wherever it is read")
  func weight() throws {
    let scenario = try scenario(#"{"North.defiant.caution": "tempo"}"#)
    let base = try scenario.model()
    let model = try scenario.model(variant: "v")
    #expect(model.decisions[0].actions[0].value.expression == .weight(0, policy: .slot(2, at: .now)))
    #expect(model.weights[0] == [.constant(1), .slot(0, at: .now)])
    #expect(model.slots == base.slots)
    #expect(model.setup == base.setup)
    let both = try scenario.model(
      variant: "v", settings: [.init(name: "North.cautious.caution", value: "9"), .init(name: "tempo", value: "3")])
    #expect(both.weights[0] == [.constant(9), .slot(0, at: .now)])
    #expect(both.setup[0].formula.expression == .constant(3))
  }

  @Test("that don't exist are errors with the nearest name")
  func unknown() throws {
    let scenario = try scenario()
    func message(_ variant: String?, _ name: String, _ value: String) -> [String] {
      do {
        _ = try scenario.model(variant: variant, settings: name.isEmpty ? [] : [.init(name: name, value: value)])
        return []
      } catch {
        return error.diagnostics.map(\.located)
      }
    }
    #expect(message("w", "", "") == [#"1:1 there is no variant "w"; the variants are base, v"#])
    #expect(message("bas", "", "") == [#"1:1 there is no variant "bas"; did you mean "base"?"#])
    #expect(
      message(nil, "tenpo", "1") == [
        #"1:1 --set tenpo: there is no parameter, variable, policy or weight "tenpo"; did you mean "tempo"?"#
      ])
    #expect(
      message(nil, "tempo", "1 +")
        == [#"1:4 --set tempo: expected a number, name or bracket, found the end"#])
    #expect(message(nil, "escalation", "crisis").count == 1)
    #expect(message(nil, "North.policy", "{bad").count == 1)
  }

  @Test("are described for reports")
  func descriptions() throws {
    let scenario = try scenario()
    #expect(scenario.variantNames == ["v"])
    #expect(scenario.variants.map(\.title) == ["V"])
    #expect(scenario.parameters.map(\.valueText) == ["2", "cautious"])
  }
}
