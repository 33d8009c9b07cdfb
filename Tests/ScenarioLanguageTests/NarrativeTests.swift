import ScenarioLanguage
import Simulation
import Testing

@Suite("Narratives")
struct NarrativeTests {
  /// A launch with the given narrative, in a world with a few things to read.
  private func scenario(_ narrative: String, eventNarrative: String = "") -> String {
    document(
      """
      "parameters": [{"name": "tempo", "value": 0.1}],
      "definitions": [{"name": "coin", "value": "uniform(0, 1)"}],
      "variables": [{"name": "tension", "initial": 0.5}, {"name": "mood", "states": ["calm", "alarmed"], "initial": "calm"}],
      "actors": [{"name": "North", "title": "The North", "policy": "soft",
        "policies": [{"name": "soft", "title": "A soft line", "weights": {"w": 1}}, {"name": "hard", "weights": {"w": 2}}],
        "variables": [{"name": "stockpile", "initial": 20}], "decisions": [{"name": "weapons", "actions": [
          {"name": "launch", "hazard": "tempo", "narrative":
        "\(narrative)"}]}]}],
      "events": [{"name": "flood", "narrative": "\(eventNarrative)"}]
      """)
  }

  private func pieces(_ narrative: String) throws -> [Narrative.Piece] {
    let model = try read(scenario(narrative)).model()
    return try #require(model.decisions[0].actions[0].narrative).pieces
  }

  /// The messages start with the column in the narrative.
  @Test("with mistakes say where and what would be right", arguments: cases)
  func message(_ example: ErrorCase) {
    let found = errors(in: scenario(example.text))
    #expect(found.map { $0.located(from: 4) } == example.messages)
    #expect(found.allSatisfy { $0.line == 9 && $0.path == "actors[0].decisions[0].actions[0].narrative" })
  }

  static let cases: [ErrorCase] = [
    ErrorCase("now {tensoin}", #"6 there is nothing named "tensoin" here; did you mean "tension"?"#),
    ErrorCase("é {North.stokpile}", #"4 North has no variable "stokpile"; did you mean "stockpile"?"#),
    ErrorCase("{normal(0, 1)}", "2 a narrative may not draw"),
    ErrorCase(
      "{coin}", "2 a narrative may not draw, and the definition coin does"),
    ErrorCase("left: {tension", "7 the hole that begins here has no }; a brace in the text is written {{"),
    ErrorCase("{tension {mood}", "1 the hole that begins here has no }; a brace in the text is written {{"),
    ErrorCase("tension}", "8 this } closes no hole; a brace in the text is written }}"),
    ErrorCase("{ }", "1 the hole is empty; a hole holds an expression, such as {tension}"),
    ErrorCase("{tension:x}", "9 after the colon stands the number of decimals, 0 to 6; write {x:1}"),
    ErrorCase("{tension:7}", "9 after the colon stands the number of decimals, 0 to 6; write {x:1}"),
    ErrorCase("{mood:1}", "1 a symbol has no decimals"),
    ErrorCase(
      "{tension > 1}",
      "1 a hole holds a number or a symbol, found a condition; number(c) is 1 where the condition c holds, else 0"),
    ErrorCase("{tension +}", "11 expected a number, name or bracket, found the end"),
    ErrorCase(
      "{tensoin} and {moood}", #"2 there is nothing named "tensoin" here; did you mean "tension"?"#,
      #"16 there is nothing named "moood" here; did you mean "mood"?"#),
  ]

  @Test("have holes for numbers, symbols and who acts")
  func holes() throws {
    let pieces = try pieces("{actor} has {stockpile:0} in {{brackets}}; {mood}, {policy}")
    guard pieces.count == 7 else {
      Issue.record("\(pieces)")
      return
    }
    #expect(pieces[0] == .text("The North"))
    #expect(pieces[1] == .text(" has "))
    guard case .hole(let stockpile, .number(decimals: 0)) = pieces[2] else {
      Issue.record("\(pieces[2])")
      return
    }
    #expect(stockpile.expression == .slot(4, at: .now))
    #expect(pieces[3] == .text(" in {brackets}; "))
    guard case .hole(_, .symbol(["calm", "alarmed"])) = pieces[4],
      case .hole(_, .symbol(["A soft line", "hard"])) = pieces[6]
    else {
      Issue.record("\(pieces)")
      return
    }
  }

  @Test("of events have no actor")
  func eventActor() {
    let found = errors(in: scenario("x", eventNarrative: "{actor} floods"))
    #expect(
      found.map(\.message) == ["{actor} is who acts, and events have no actor"])
  }

  @Test("may be 2,000 characters long")
  func length() {
    #expect(errors(in: scenario(String(repeating: "x", count: 2000))).isEmpty)
    #expect(
      errors(in: scenario(String(repeating: "x", count: 2001))).map(\.message)
        == ["the narrative is longer than 2000 characters"])
  }

  @Test("decide nothing: a parameter that is only told is never read")
  func unusedParameter() throws {
    let text = scenario("{tempo}").replacing(#""hazard": "tempo""#, with: #""hazard": "0.1""#)
    #expect(try read(text).warnings.map(\.message) == ["the parameter tempo is never read"])
  }

  @Test(
    "Utilities and hazards fall into the parts that their authors wrote",
    arguments: [
      ("utility", "-3 + 2 * tension - (tempo + 1)", ["-3", "2 * tension", "-(tempo + 1)"]),
      ("utility", "(tempo - tension) + 1", ["tempo", "-tension", "1"]),
      ("utility", "max(tempo, 1)", ["max(tempo, 1)"]),
      ("utility", "need", ["tempo", "-tension"]),
      (
        "hazard", "tempo / 365 * exp(2 * (tension - 0.4) - tempo)",
        ["tempo", "1 / 365", "2 * (tension - 0.4)", "-tempo"]
      ),
      ("hazard", "rate", ["tempo", "tension"]),
      ("hazard", "tempo + 1", ["tempo + 1"]),
    ])
  func drivers(key: String, expression: String, texts: [String]) throws {
    let text = scenario("x").replacing(#""hazard": "tempo""#, with: "\"\(key)\": \"\(expression)\"")
      .replacing(
        #""definitions": ["#,
        with:
          #""definitions": [{"name": "need", "value": "tempo - tension"}, {"name": "rate", "value": "tempo * tension"},"#
      )
    #expect(try read(text).model().decisions[0].actions[0].drivers.map(\.text) == texts)
  }
}
