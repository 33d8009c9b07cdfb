import ScenarioLanguage
import Testing

@Suite("One mistake gives one message")
struct OneMistakeTests {
  /// A scenario that uses every part of the language, with one part of its text replaced.
  private func messages(_ original: String, _ mistake: String) throws -> [String] {
    var text = String(decoding: try repositoryFile("scenarios/two-state-crisis/scenario.json"), as: UTF8.self)
    let place = try #require(text.firstRange(of: original), "\(original) is not in the scenario")
    text.replaceSubrange(place, with: mistake)
    return errors(in: text).map(\.message)
  }

  @Test(
    "where a key is misspelt: what stands under it is read all the same",
    arguments: [
      (#""start": "#, #""strat": "#, #"the clock has no key "strat""#),
      (#""clock": "#, #""clok": "#, #"the scenario has no key "clok""#),
      (#""states": ["#, #""state": ["#, #"a variable has no key "state""#),
      (#""count": "did"#, #""cuont": "did"#, #"an outcome has no key "cuont""#),
      (#""count": "did"#, #""how_often": "did"#, #"an outcome has no key "how_often""#),
      (#""policies": ["#, #""polices": ["#, #"an actor has no key "polices""#),
      (#""actors": ["#, #""actor": ["#, #"the scenario has no key "actor""#),
      (#""actors": ["#, #""nations": ["#, #"the scenario has no key "nations""#),
      (#""initial": "uniform"#, #""value": "uniform"#, #"a variable has no key "value""#),
      (#"{ "name": "hawks""#, #"{ "nmae": "hawks""#, #"a branch has no key "nmae""#),
      (#""rungs": ["#, #""rung": ["#, #"a ladder has no key "rung""#),
      (
        #""prestige": 0.3"#, #""prestge": 0.3"#,
        #"the policy defiant has no weight "prestge", but cautious has; all policies of an actor define the same weights"#
      ),
      (
        #""prestige": 1.0, "#, "",
        #"the policy defiant has no weight "prestige", but cautious has; all policies of an actor define the same weights"#
      ),
    ])
  func keys(_ original: String, _ mistake: String, _ message: String) throws {
    #expect(try messages(original, mistake) == [message])
  }

  @Test(
    "where a name is declared badly: what uses it is not to blame",
    arguments: [
      (#""name": "North""#, #""name": "No rth""#, #""No rth" is not a name"#),
      (#""name": "tension", "title""#, #""name": "the tension", "title""#, #""the tension" is not a name"#),
      (#""name": "tension", "title""#, #""title""#, #"a variable needs the key "name""#),
      (#""name": "tension", "title""#, #""name": 5, "title""#, #""name" must be a name in quotes, found the number 5"#),
      (
        #""states": ["calm", "alarmed"]"#, #""states": ["calm", "calm"]"#,
        #"the name "calm" stands twice; first on line 17, column 67"#
      ),
      (#""states": ["calm", "alarmed"]"#, #""states": []"#, #""states" may not be empty"#),
      (#""states": ["calm", "alarmed"]"#, #""states": "calm""#, #""states" must be an array, found the string "calm""#),
      (#""rungs": ["#, #""rungs": [5, "#, #"an entry of "rungs" must be an object, found the number 5"#),
      (#""policies": ["#, #""policies": 1, "note": ["#, #""policies" must be an array, found the number 1"#),
      (
        #"{ "name": "cautious", "weights""#, #"{ "name": "defiant", "weights""#,
        #"the policy "defiant" stands twice; first on line 23, column 19"#
      ),
    ])
  func declarations(_ original: String, _ mistake: String, _ message: String) throws {
    #expect(try messages(original, mistake).first == message)
    #expect(try messages(original, mistake).count == (mistake.contains("note") ? 2 : 1))
  }

  @Test("where a name stands twice, what uses the other's is not to blame")
  func takenName() throws {
    let found = try messages(#""name": "South""#, #""name": "North""#)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(#"the name "North" is taken"#) == true)
  }

  @Test("where a hazard stands among utilities, or a utility among hazards")
  func mixedRules() throws {
    #expect(
      try messages(#""utility": "0""#, #""hazard": "0""#)
        == [#"the decision South.response mixes hazards and utilities: "watch" has a hazard, others have none"#])
  }

  @Test("where one side of a choice is no state, and it is that side")
  func choice() throws {
    #expect(
      try messages("if(tension > 0.6, alarmed, calm)", "if(tension > 0.6, alarmed, 0)")
        == ["expected a symbol (the states of mood), found a number"])
    let found = errors(in: world(probe: #""if(tension > 0.6, alarmed, 0) + 1""#))
    #expect(
      found.map { $0.located(from: 31) } == [
        #"28 one side of this if is a number, the other "alarmed", one of the states of mood; both have to be of one type"#
      ])
  }

  @Test("and two mistakes two, though a key above them is misspelt")
  func nestedMistakes() {
    let found = errors(
      in: document(#""variable": [{"name": "x", "initial": "y"}, {"name": "z", "initial": 0, "rnage": [0, 1]}]"#))
    #expect(found.map(\.line) == [2, 2, 2])
    #expect(
      found.map(\.message) == [
        #"the scenario has no key "variable""#, #"there is nothing named "y" here"#, #"a variable has no key "rnage""#,
      ])
  }

  @Test("where a member's name is misspelt: its value is not missed, too")
  func members() {
    let found = errors(
      in: document(
        #""sets": [{"name": "class", "members": ["srbm", "icbm"]}], "variables": [{"name": "x", "over": "class", "initial": {"srmb": 1, "icbm": 2}}]"#
      ))
    #expect(found.map(\.message) == [#""srmb" is not one of the members of class"#])
  }

  @Test("where a policy's name is ill-formed: a parameter that holds it is not to blame")
  func policyInParameter() {
    let found = errors(
      in: document(
        """
        "parameters": [{"name": "line", "states": ["hard", "soft"], "value": "hard"}],
        "actors": [{"name": "A", "policy": "soft", "policies": [{"name": "ha rd"}, {"name": "soft"}]}],
        "events": [{"name": "e", "effects": ["A.policy = line"]}]
        """))
    #expect(
      found.map(\.located) == [
        #"3:66 actors[0].policies[0].name: "ha rd" is not a name; a name starts with a letter and has letters, digits and _ only"#
      ])
  }

  @Test("while a slip beside a mistake in a declaration is still told")
  func slipBeside() {
    let found = errors(
      in: document(
        #""variables": [{"name": "tension", "initial": 0, "next": "tensoin"}, {"name": 5, "initial": "tension"}]"#))
    #expect(found.map(\.suggestion) == [#"did you mean "tension"?"#, nil])
  }
}
