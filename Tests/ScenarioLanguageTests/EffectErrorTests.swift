import ScenarioLanguage
import Testing

@Suite("Effects with mistakes")
struct EffectErrorTests {
  /// The messages start with the column in the effect.
  @Test("say what can be assigned", arguments: cases)
  func message(_ example: ErrorCase) {
    let found = errors(in: world(probe: "1", effect: example.text))
    #expect(found.map { $0.located(from: 51) } == example.messages)
    #expect(found.allSatisfy { $0.line == 18 && $0.path == "actors[0].decisions[0].actions[0].effects[0]" })
  }

  static let cases: [ErrorCase] = [
    ErrorCase(
      "tension",
      "8 expected =, +=, -= or *= after the variable, found the end"),
    ErrorCase(
      "tension == 1",
      #"9 expected =, +=, -= or *= after the variable, found "==""#),
    ErrorCase(
      "tension = ",
      "11 expected a number, name or bracket, found the end"),
    ErrorCase(
      "= 3",
      #"1 expected a variable to write to, found "=""#),
    ErrorCase(
      "tension =+ 1",
      "10 + needs a number before it"),
    ErrorCase(
      "tempo = 1",
      "1 tempo is a parameter and can't be assigned: it is drawn once and keeps its value; declare it as a variable to change it"
    ),
    ErrorCase(
      "heat = 2",
      "1 heat is a definition and can't be assigned; assign what it reads"),
    ErrorCase(
      "escalation = crisis",
      "1 escalation is a ladder and can't be assigned: its rung follows from the criteria"),
    ErrorCase(
      "class = icbm",
      "1 class is a set and can't be assigned"),
    ErrorCase(
      "summit = 1",
      "1 summit is an event and can't be assigned"),
    ErrorCase(
      "North = 2",
      "1 North is an actor and can't be assigned"),
    ErrorCase(
      "policy.caution = 2",
      "1 policy.caution is a weight and can't be assigned; to change behaviour set North.policy"),
    ErrorCase(
      "North.caution = 1",
      #"1 North has no variable "caution"; a weight can't be assigned: to change behaviour set North.policy"#),
    ErrorCase(
      "North.policy.caution = 2",
      #"1 North has no variable "policy.caution"; a weight can't be assigned: to change behaviour set North.policy"#),
    ErrorCase(
      "North.resolve = 0.8",
      #"1 North has no variable "resolve"; its variables are stockpile"#),
    ErrorCase(
      "South.resolve = 0.8",
      #"1 there is no actor "South""#),
    ErrorCase(
      "caution = 2",
      #"1 there is no variable "caution"; a weight can't be assigned: to change behaviour set North.policy"#),
    ErrorCase(
      "tenson = 1",
      #"1 there is no variable "tenson"; did you mean "tension"?"#),
    ErrorCase(
      "mood += 1",
      "6 mood is a symbol; only = assigns to it"),
    ErrorCase(
      "mood = clam",
      #"8 "clam" is not one of the states of mood; did you mean "calm"?"#),
    ErrorCase(
      "tension = calm",
      #"11 "calm" is one of the states of mood, but nothing here has them; compare it with a symbol, or assign it to one"#
    ),
    ErrorCase(
      "policy = hawk",
      #"10 "hawk" is not one of the policies of North; they are cautious, defiant"#),
    ErrorCase(
      "maturity = 1",
      "1 maturity has one value for each of the members of class; write maturity[srbm]"),
    ErrorCase(
      "maturity[slbm] += 1",
      #"10 "slbm" is not one of the members of class; did you mean "srbm"?"#),
    ErrorCase(
      "tension[icbm] = 1",
      "1 tension is not given over a set and has no members"),
    ErrorCase(
      "tension /= 2",
      #"9 expected =, +=, -= or *= after the variable, found "/""#),
    ErrorCase(
      "day = 3",
      #"1 "day" is a word of the language and can't be assigned"#),
    ErrorCase(
      "1 = 2",
      "1 expected a variable to write to, found the number 1"),
    ErrorCase(
      "maturity[kind] += normal(0, -1)",
      "19 normal: sd must be 0 or more, found -1"),
    ErrorCase(
      "line = defiant",
      "1 line is a parameter and can't be assigned: it is drawn once and keeps its value; declare it as a variable to change it"
    ),
    ErrorCase(
      "exp(1) = 2",
      "1 expected a variable to write to"),
    ErrorCase(
      "North.launch = 1",
      #"1 North has no variable "launch"; its variables are stockpile"#),
    ErrorCase(
      "dt = 2",
      #"1 "dt" is a word of the language and can't be assigned"#),
    ErrorCase(
      "true = false",
      #"1 "true" is a word of the language and can't be assigned"#),
  ]
}
