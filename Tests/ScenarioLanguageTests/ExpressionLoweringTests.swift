import Probability
import ScenarioLanguage
import Simulation
import Testing

/// An expression and what it must become; slots and occurrences are listed at `world`.
struct LoweringCase: Sendable, CustomTestStringConvertible {
  let text: String
  let expression: Expression

  init(_ text: String, _ expression: Expression) {
    self.text = text
    self.expression = expression
  }

  var testDescription: String { text }
}

private func slot(_ index: Int) -> Expression { .slot(index, at: .now) }
private func add(_ left: Expression, _ right: Expression) -> Expression { .binary(.add, left, right) }
private let tension = slot(3)

@Suite("Expressions are lowered")
struct ExpressionLoweringTests {
  @Test("by precedence, names and types", arguments: operators + names + calls + draws)
  func global(_ example: LoweringCase) throws {
    let model = try read(world(probe: "\"\(example.text)\"")).model()
    #expect(model.definitions[3].formula.expression == example.expression)
  }

  @Test("in the scope of their actor", arguments: actorNames)
  func actor(_ example: LoweringCase) throws {
    let model = try read(world(probe: "1", actor: "\"\(example.text)\"")).model()
    #expect(model.decisions[0].actions[0].value.expression == example.expression)
  }

  static let operators: [LoweringCase] = [
    .init("1 + 2 * 3", add(.constant(1), .binary(.multiply, .constant(2), .constant(3)))),
    .init("8 - 3 - 2", .binary(.subtract, .binary(.subtract, .constant(8), .constant(3)), .constant(2))),
    .init("8 / 4 % 3", .binary(.remainder, .binary(.divide, .constant(8), .constant(4)), .constant(3))),
    .init("-2 ^ 2", .unary(.negate, .binary(.power, .constant(2), .constant(2)))),
    .init("2 ^ -1", .binary(.power, .constant(2), .unary(.negate, .constant(1)))),
    .init("2 ^ 3 ^ 2", .binary(.power, .constant(2), .binary(.power, .constant(3), .constant(2)))),
    .init("2 ^ -3 ^ 2", .binary(.power, .constant(2), .unary(.negate, .binary(.power, .constant(3), .constant(2))))),
    .init("--tension", .unary(.negate, .unary(.negate, tension))),
    .init("-tension * 2", .binary(.multiply, .unary(.negate, tension), .constant(2))),
    .init("(1 + 2) * 3", .binary(.multiply, add(.constant(1), .constant(2)), .constant(3))),
    .init(
      "true || false && !true",
      .binary(.or, .constant(1), .binary(.and, .constant(0), .unary(.not, .constant(1))))),
    .init(
      "tension + 1 > 2 && true",
      .binary(.and, .binary(.greater, add(tension, .constant(1)), .constant(2)), .constant(1))),
    .init("(1 < 2) == true", .binary(.equal, .binary(.less, .constant(1), .constant(2)), .constant(1))),
    .init("!true == false", .binary(.equal, .unary(.not, .constant(1)), .constant(0))),
    .init("1.5e-3", .constant(0.0015)), .init("2025 - 01", .binary(.subtract, .constant(2025), .constant(1))),
    .init("2025-1-20", .binary(.subtract, .binary(.subtract, .constant(2025), .constant(1)), .constant(20))),
  ]

  static let names: [LoweringCase] = [
    .init("tension", tension), .init("North.stockpile", slot(8)), .init("heat", .definition(0)),
    .init("North.policy == defiant", .binary(.equal, slot(2), .constant(1))),
    .init("defiant != North.policy", .binary(.notEqual, .constant(1), slot(2))),
    .init("mood == alarmed", .binary(.equal, slot(4), .constant(1))),
    .init("number(mood == calm)", .binary(.equal, slot(4), .constant(0))),
    .init("escalation >= crisis", .binary(.greaterOrEqual, slot(9), .constant(1))),
    // The parameter's states are the policies in another order, so they are mapped.
    .init(
      "line == North.policy", .binary(.equal, .lookup(index: slot(1), values: [.constant(1), .constant(0)]), slot(2))),
    .init(
      "if(tension > 1, calm, alarmed) == mood",
      .binary(
        .equal, .conditional(.binary(.greater, tension, .constant(1)), then: .constant(0), otherwise: .constant(1)),
        slot(4))),
    .init(
      "if(true, mood, calm) == mood",
      .binary(.equal, .conditional(.constant(1), then: slot(4), otherwise: .constant(0)), slot(4))),
    .init("maturity[icbm]", slot(7)), .init("maturity[srbm]", slot(6)),
    .init("maturity[kind]", .element(slots: [7, 6], index: slot(5), at: .now)),
    .init("skill[icbm]", .definition(2)),
    .init("skill[kind]", .lookup(index: slot(5), values: [.definition(2), .definition(1)])),
    .init("North.policy.caution", .weight(0, policy: slot(2))),
    .init("North.policy.pride", .weight(1, policy: slot(2))),
    .init("step", .clock(.step)), .init("day", .clock(.day)), .init("month", .clock(.month)),
    .init("year", .clock(.year)), .init("dt", .constant(1)),
  ]

  static let calls: [LoweringCase] = [
    .init("min(1, tension, 3)", .binary(.minimum, .binary(.minimum, .constant(1), tension), .constant(3))),
    .init("max(1, 2)", .binary(.maximum, .constant(1), .constant(2))),
    .init("clamp(tension, 0, 1)", .clamp(tension, low: .constant(0), high: .constant(1))),
    .init("logistic(tension)", .unary(.logistic, tension)), .init("logit(0.5)", .unary(.logit, .constant(0.5))),
    .init("log10(abs(tension))", .unary(.log10, .unary(.abs, tension))),
    .init("start(tension)", .slot(3, at: .startOfStep)),
    .init("start(North.stockpile)", .slot(8, at: .startOfStep)),
    .init("start(escalation) == crisis", .binary(.equal, .slot(9, at: .startOfStep), .constant(1))),
    .init("start(maturity[icbm])", .slot(7, at: .startOfStep)),
    .init("start(maturity[kind])", .element(slots: [7, 6], index: slot(5), at: .startOfStep)),
    .init("after(2025-01-20)", .clock(.after(step: 14))),
    .init("during(2025-01-01, 2025-03-21)", .clock(.during(first: -5, end: 74))),
    .init("did(North.launch)", .history(.happened(0))),
    .init("did(North.weapons.talk)", .history(.happened(1))),
    .init("happened(summit)", .history(.happened(2))),
    .init("happened(election.doves)", .history(.happened(5))),
    .init("count(election.hawks, 30)", .history(.count(4, window: 30))),
    .init("count(summit)", .history(.total(2))), .init("since(North.talk)", .history(.since(1))),
    .init("ever(election)", .history(.ever(3))),
    .init("if(ever(summit), 1, 2)", .conditional(.history(.ever(2)), then: .constant(1), otherwise: .constant(2))),
  ]

  static let draws: [LoweringCase] = [
    .init("normal(tension, 1)", draw(.normal, "probe#0", [tension, .constant(1)])),
    .init("bernoulli(0.5)", draw(.bernoulli, "probe#0", [.constant(0.5)])),
    // Draws are numbered in the order in which the string names them.
    .init(
      "normal(uniform(0, 1), 2) + poisson(3)",
      add(
        draw(.normal, "probe#0", [draw(.uniform, "probe#1", [.constant(0), .constant(1)]), .constant(2)]),
        draw(.poisson, "probe#2", [.constant(3)]))),
    .init("pert(1, 2, 3)", draw(.pert, "probe#0", [.constant(1), .constant(2), .constant(3)])),
    .init("student(4)", draw(.student, "probe#0", [.constant(4)])),
  ]

  static let actorNames: [LoweringCase] = [
    .init("stockpile", slot(8)), .init("tension", tension), .init("heat", .definition(0)),
    .init("policy.caution", .weight(0, policy: slot(2))),
    .init("number(policy == defiant)", .binary(.equal, slot(2), .constant(1))),
    .init("number(did(launch))", .history(.happened(0))),
    .init("count(weapons.talk, 7)", .history(.count(1, window: 7))),
    .init("exponential(2)", draw(.exponential, "North.weapons.launch.utility#0", [.constant(2)])),
  ]

  private static func draw(_ law: Distribution, _ site: String, _ arguments: [Expression]) -> Expression {
    .draw(Draw(law: .distribution(law, site: fnv1a(site)), arguments: arguments))
  }
}

/// 32-bit FNV-1a, written as its authors give it.
func fnv1a(_ text: String) -> UInt32 {
  var hash: UInt32 = 2_166_136_261
  for byte in text.utf8 {
    hash ^= UInt32(byte)
    hash = hash &* 16_777_619
  }
  return hash
}

@Test(
  "The hash agrees with the vectors of its authors",
  arguments: [
    ("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968),
  ])
func publishedHashes(_ text: String, _ hash: UInt32) { #expect(fnv1a(text) == hash) }
