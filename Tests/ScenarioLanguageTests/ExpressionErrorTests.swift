import ScenarioLanguage
import Testing

@Suite("Expressions with mistakes")
struct ExpressionErrorTests {
  /// The messages start with the column in the expression.
  @Test("point into the string", arguments: cases)
  func message(_ example: ErrorCase) {
    let found = errors(in: world(probe: "\"\(example.text)\""))
    #expect(found.map { $0.located(from: 31) } == example.messages)
    #expect(found.allSatisfy { $0.line == 7 && $0.path == "definitions[2].value" })
  }

  @Test("point into the strings of actors", arguments: actorCases)
  func actorMessage(_ example: ErrorCase) {
    let found = errors(in: world(probe: "1", actor: "\"\(example.text)\""))
    #expect(found.map { $0.located(from: 36) } == example.messages)
    #expect(found.allSatisfy { $0.line == 18 && $0.path == "actors[0].decisions[0].actions[0].utility" })
  }

  static let cases: [ErrorCase] = [
    ErrorCase(
      "1 +",
      "4 expected a number, name or bracket, found the end"),
    ErrorCase(
      "1 + * 2",
      #"5 expected a number, name or bracket, found "*""#),
    ErrorCase(
      "(1",
      #"3 expected ")" to close the bracket, found the end"#),
    ErrorCase(
      "1)",
      #"2 expected an operator, found ")""#),
    ErrorCase(
      "1 2",
      "3 expected an operator, found the number 2"),
    ErrorCase(
      "a b",
      #"3 expected an operator, found "b""#),
    ErrorCase(
      "1 < 2 < 3",
      "7 comparisons do not chain; write a < b && b < c"),
    ErrorCase(
      "1 == 2 == 3",
      "8 comparisons do not chain; write a < b && b < c"),
    ErrorCase(
      "2 = 3",
      "3 = assigns, and only effects do; equality is written =="),
    ErrorCase(
      "tension = 3",
      "9 = assigns, and only effects do; equality is written =="),
    ErrorCase(
      "1..2",
      "3 a number needs a digit after its point"),
    ErrorCase(
      "1.",
      "3 a number needs a digit after its point"),
    ErrorCase(
      "1e",
      "3 a number needs a digit in its exponent"),
    ErrorCase(
      "3x",
      "1 a name may not start with a digit; multiplication is written with *"),
    ErrorCase(
      "& 1",
      #"1 "&" means nothing here; "and" is written &&"#),
    ErrorCase(
      #"\"x\""#,
      #"1 """ means nothing here; names and dates stand without quotes"#),
    ErrorCase(
      "1 > 2 & 3",
      #"7 "&" means nothing here; "and" is written &&"#),
    ErrorCase(
      "tension ? 1 : 2",
      #"9 "?" means nothing here; choices are written if(c, a, b)"#),
    ErrorCase(
      "÷ 2",
      #"1 "÷" means nothing here; write /"#),
    ErrorCase(
      "tensoin + 1",
      #"1 there is nothing named "tensoin" here; did you mean "tension"?"#),
    ErrorCase(
      "Nroth.stockpile",
      #"1 there is no actor "Nroth"; did you mean "North"?"#),
    ErrorCase(
      "North.stokpile",
      #"1 North has no variable "stokpile"; did you mean "stockpile"?"#),
    ErrorCase(
      "North.launch",
      "1 North.launch is an action; ask did(North.launch), count(North.launch, n) or since(North.launch)"),
    ErrorCase(
      "North.policy.cauton",
      #"1 the policies of North have no weight "cauton"; did you mean "caution"?"#),
    ErrorCase(
      "North",
      "1 North is an actor; its values are written North.variable or North.policy"),
    ErrorCase(
      "class",
      "1 the set class has no value here"),
    ErrorCase(
      "summit",
      "1 summit is an event; ask happened(summit), count(summit, n) or since(summit)"),
    ErrorCase(
      "North.cautious.caution",
      #"1 North has no variable "cautious.caution""#),
    ErrorCase(
      "mood + 1",
      "1 expected a number, found a symbol (the states of mood); number(x == state) is 1 or 0"),
    ErrorCase(
      "mood == 1",
      "6 a symbol (the states of mood) can't be compared with a number"),
    ErrorCase(
      "mood == clam",
      #"9 "clam" is not one of the states of mood; did you mean "calm"?"#),
    ErrorCase(
      "mood == mood2",
      #"9 "mood2" is not one of the states of mood; they are calm, alarmed"#),
    ErrorCase(
      "mood < alarmed",
      "6 symbols compare with == and != only, found a symbol (the states of mood); only the rungs of a ladder are ordered"
    ),
    ErrorCase(
      "calm == calm",
      #"1 "calm" is one of the states of mood, but nothing here has them; compare it with a symbol, or assign it to one"#
    ),
    ErrorCase(
      "calm",
      #"1 "calm" is one of the states of mood, but nothing here has them; compare it with a symbol, or assign it to one"#
    ),
    ErrorCase(
      "if(true, calm, alarmed)",
      #"10 "calm" is one of the states of mood, but nothing here has them; compare it with a symbol, or assign it to one"#
    ),
    ErrorCase(
      "mood == kind",
      "9 expected a symbol (the states of mood), found a symbol (the states of kind)"),
    ErrorCase(
      "mood == line",
      "9 expected a symbol (the states of mood), found a symbol (the states of line)"),
    ErrorCase(
      "escalation > calm",
      #"14 "calm" is not one of the rungs of escalation; they are routine, crisis"#),
    ErrorCase(
      "escalation >= criss",
      #"15 "criss" is not one of the rungs of escalation; did you mean "crisis"?"#),
    ErrorCase(
      "tension == true",
      "9 a number can't be compared with a condition"),
    ErrorCase(
      "true < false",
      "6 conditions compare with == and != only"),
    ErrorCase(
      "!tension",
      "2 expected a condition, found a number; compare it, as in x > 0"),
    ErrorCase(
      "-mood",
      "2 expected a number, found a symbol (the states of mood); number(x == state) is 1 or 0"),
    ErrorCase(
      "number(tension)",
      "8 expected a condition, found a number; compare it, as in x > 0"),
    ErrorCase(
      "if(tension, 1, 2)",
      "4 expected a condition, found a number; compare it, as in x > 0"),
    ErrorCase(
      "if(true, 1, false)",
      "13 expected a number, found a condition; number(c) is 1 where the condition c holds, else 0"),
    ErrorCase(
      "if(true, 1)",
      "1 if takes 3 arguments, found 2; if(condition, then, otherwise)"),
    ErrorCase(
      "min(1)",
      "1 min takes two or more arguments, found 1"),
    ErrorCase(
      "clamp(1, 2)",
      "1 clamp takes 3 arguments, found 2; clamp(x, low, high)"),
    ErrorCase(
      "clamp(1, 3, 2)",
      "1 clamp has its low side 3 above its high side 2"),
    ErrorCase(
      "foo(1)",
      #"1 there is no function "foo""#),
    ErrorCase(
      "sqr(2)",
      #"1 there is no function "sqr"; did you mean "sqrt"?"#),
    ErrorCase(
      "did(summit)",
      "5 summit is not an action; events and branches are asked with happened(…)"),
    ErrorCase(
      "happened(North.launch)",
      "10 North.launch is an action; actions are asked with did(…)"),
    ErrorCase(
      "did(North.lauch)",
      #"5 North has no action "lauch"; did you mean "launch"?"#),
    ErrorCase(
      "happened(electon)",
      #"10 there is no action, event or branch "electon"; did you mean "election"?"#),
    ErrorCase(
      "happened(election.hawk)",
      #"10 the event election has no branch "hawk"; did you mean "hawks"?"#),
    ErrorCase(
      "count(summit, 0)",
      "15 the window of count must be a whole number of steps, 1 or more, written out; write count(x, 30), not an expression"
    ),
    ErrorCase(
      "count(summit, 2.5)",
      "15 the window of count must be a whole number of steps, 1 or more, written out; write count(x, 30), not an expression"
    ),
    ErrorCase(
      "count(summit, tension)",
      "15 the window of count must be a whole number of steps, 1 or more, written out; write count(x, 30), not an expression"
    ),
    ErrorCase(
      "count(summit, 100001)",
      "15 the window of count may be 100000 steps, found 100001"),
    ErrorCase(
      "count(summit, 1, 2)",
      "1 expected count(x) or count(x, n), found 3 arguments"),
    ErrorCase(
      "since(tension)",
      #"7 there is no action, event or branch "tension""#),
    ErrorCase(
      "ever(1)",
      "6 ever takes the name of an action, event or branch"),
    ErrorCase(
      "after(2025-02-30)",
      "7 the calendar has no day 2025-02-30"),
    ErrorCase(
      "after(5)",
      "7 after takes a date, such as 2025-01-20"),
    ErrorCase(
      "during(2025-03-02, 2025-03-01)",
      "1 during needs its first date before its second, found 2025-03-02 and 2025-03-01"),
    ErrorCase(
      "2025-03-01 + 1",
      "1 the date 2025-03-01 can't be calculated with; dates stand in after(date) and during(date, date)"),
    ErrorCase(
      "start(heat)",
      "7 heat is a definition, not a variable"),
    ErrorCase(
      "start(1)",
      "7 start takes the name of a variable"),
    ErrorCase(
      "start(North.policy.caution)",
      "7 start reads a variable, found a weight; policies change, weights don't"),
    ErrorCase(
      "maturity",
      "1 maturity has one value for each of the members of class; write maturity[srbm]"),
    ErrorCase(
      "maturity[slbm]",
      #"10 "slbm" is not one of the members of class; did you mean "srbm"?"#),
    ErrorCase(
      "maturity[tension]",
      "10 expected one of the members of class, found a number"),
    ErrorCase(
      "maturity[mood]",
      #"10 "calm", one of the states of mood, is not one of the members of class"#),
    ErrorCase(
      "tension[icbm]",
      "1 tension is not given over a set and has no members"),
    ErrorCase(
      "heat[icbm]",
      "1 heat is not given over a set and has no members"),
    ErrorCase(
      "skill",
      "1 skill has one value for each of the members of class; write skill[srbm]"),
    ErrorCase(
      "class[icbm]",
      "1 the set class has no value here"),
    ErrorCase(
      "policy.caution",
      #"1 "policy" stands for an actor's policy, and this is no actor's; write Actor.policy"#),
    ErrorCase(
      "policy",
      #"1 "policy" stands for an actor's policy, and this is no actor's; write Actor.policy"#),
    ErrorCase(
      "normal(0, 1",
      #"12 expected ")" to close the call of normal, found the end"#),
    ErrorCase(
      "normal(0)",
      "1 normal takes 2 arguments, found 1; normal(mean, sd)"),
    ErrorCase(
      "bernoulli(1.5)",
      "1 bernoulli: p must be between 0 and 1, found 1.5"),
    ErrorCase(
      "poisson(-1)",
      "1 poisson: mean must be 0 or more, found -1"),
    ErrorCase(
      "uniform(3, tension) + uniform(2, 1)",
      "23 uniform: low must not be above high, found 2 and 1"),
    ErrorCase(
      "1e999",
      #"1 the number "1e999" is too large"#),
    ErrorCase(
      "North.",
      "7 expected a name after the point, found the end"),
    ErrorCase(
      ".5",
      #"1 expected a number, name or bracket, found ".""#),
    ErrorCase(
      "a.b.c",
      #"1 there is no actor "a""#),
    ErrorCase(
      "+1",
      "1 + needs a number before it"),
    ErrorCase(
      "tension += 1",
      #"9 "+=" assigns, and only effects do"#),
    ErrorCase(
      "North.policy == hawkish",
      #"17 "hawkish" is not one of the policies of North; they are cautious, defiant"#),
    ErrorCase(
      "North.stockpile.x",
      #"1 North has no variable "stockpile.x""#),
    ErrorCase(
      "election.hawks",
      "1 election is an event, and its branches have no value; ask happened(election.branch)"),
    ErrorCase(
      "true + 1",
      "1 expected a number, found a condition; number(c) is 1 where the condition c holds, else 0"),
    ErrorCase(
      "tension > 0.5 && mood",
      "18 expected a condition, found a symbol (the states of mood); compare it with one of its states"),
    ErrorCase(
      "log(true)",
      "5 expected a number, found a condition; number(c) is 1 where the condition c holds, else 0"),
    ErrorCase(
      "mood[icbm]",
      "1 mood is not given over a set and has no members"),
    ErrorCase(
      "exp()",
      "1 exp takes one argument, found 0; exp(x)"),
    ErrorCase(
      "step(1)",
      #"1 there is no function "step""#),
    ErrorCase(
      "month == jan",
      #"10 there is nothing named "jan" here"#),
    ErrorCase(
      "foo + bar * baz",
      #"1 there is nothing named "foo" here"#,
      #"7 there is nothing named "bar" here"#,
      #"13 there is nothing named "baz" here"#),
    ErrorCase(
      "if(foo, bar + 1, baz)",
      #"4 there is nothing named "foo" here"#,
      #"9 there is nothing named "bar" here"#),
    ErrorCase(
      "min(foo, 2, bar)",
      #"5 there is nothing named "foo" here"#,
      #"13 there is nothing named "bar" here"#),
    ErrorCase(
      "foo == 1 && bar == 2",
      #"1 there is nothing named "foo" here"#,
      #"13 there is nothing named "bar" here"#),
    ErrorCase(
      "clamp(foo, bar, 1)",
      #"7 there is nothing named "foo" here"#,
      #"12 there is nothing named "bar" here"#),
    ErrorCase(
      "normal(foo, bar)",
      #"8 there is nothing named "foo" here"#,
      #"13 there is nothing named "bar" here"#),
    ErrorCase(
      "foo < bar",
      #"1 there is nothing named "foo" here"#),
  ]

  static let actorCases: [ErrorCase] = [
    ErrorCase(
      "policy.prid",
      #"1 the policies of North have no weight "prid"; did you mean "pride"?"#),
    ErrorCase(
      "stokpile",
      #"1 there is nothing named "stokpile" here; did you mean "stockpile"?"#),
    ErrorCase(
      "North.policy.pride + calm",
      #"22 "calm" is one of the states of mood, but nothing here has them; compare it with a symbol, or assign it to one"#
    ),
    ErrorCase(
      "launch",
      "1 launch is an action; ask did(launch), count(launch, n) or since(launch)"),
    ErrorCase(
      "policy == hawk",
      #"11 "hawk" is not one of the policies of North; they are cautious, defiant"#),
    ErrorCase(
      "policy > cautious",
      "8 symbols compare with == and != only, found a symbol (the policies of North); only the rungs of a ladder are ordered"
    ),
    ErrorCase(
      "did(tak)",
      #"5 there is no action, event or branch "tak"; did you mean "talk"?"#),
    ErrorCase(
      "policy.caution[icbm]",
      "1 a weight has no members"),
  ]
}
