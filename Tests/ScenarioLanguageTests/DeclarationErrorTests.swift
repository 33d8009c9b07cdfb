import ScenarioLanguage
import Testing

@Suite("Documents with mistakes")
struct DeclarationErrorTests {
  @Test("give every mistake with line, column and path", arguments: cases)
  func message(_ example: ErrorCase) {
    #expect(errors(in: document(example.text)).map(\.located) == example.messages)
  }

  @Test("say what is wrong with a clock", arguments: clockCases)
  func clock(_ example: ErrorCase) {
    #expect(errors(in: document("", clock: example.text)).map(\.located) == example.messages)
  }

  @Test(
    "A start, an end or a step that is reported brings no mistake or warning elsewhere",
    arguments: [
      #"{"start": "2025-1-6", "steps": 3}"#, #"{"start": "2025-1-6", "end": "2025-12-31"}"#,
      #"{"start": "2025-01-06", "end": "2025-02-30"}"#, #"{"start": "2025-01-06", "end": "2024-12-31"}"#,
      #"{"start": "2025-01-06", "step": -1, "steps": 30}"#, #"{"start": "2025-01-06", "step": 1e300, "steps": 30}"#,
      #"{"start": "2025-01-06", "step": 1e-300, "end": "2025-12-31"}"#,
      #"{"start": "2025-01-06", "step": 0.000001, "end": "9999-12-31"}"#,
      #"{"start": "2025-01-06", "steps": 1e300}"#, #"{"start": "2025-01-06", "steps": 9007199254740993}"#,
    ])
  func consequences(_ clock: String) {
    let found = errors(
      in: document(
        """
        "variables": [{"name": "x", "initial": 0, "next": "x + month + number(after(2025-01-08))"}],
        "events": [{"name": "e", "on": ["2025-01-07", "2025-01-20"]}], "past": {"e": ["2025-01-02"]}
        """, clock: clock))
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.line == 1 })
  }

  static let cases: [ErrorCase] = [
    ErrorCase(
      #""varables": []"#,
      #"2:1 varables: the scenario has no key "varables"; did you mean "variables"?"#),
    ErrorCase(
      #""variables": {}"#,
      #"2:14 variables: "variables" must be an array, found an object"#),
    ErrorCase(
      #""variables": [{"initial": 1}]"#,
      #"2:15 variables[0]: a variable needs the key "name"; The variable's name."#),
    ErrorCase(
      #""variables": [{"name": "x"}]"#,
      #"2:15 variables[0]: a variable needs the key "initial"; The value before step 0: a number, an expression, a state, weights of states, or an object by member."#
    ),
    ErrorCase(
      #""variables": [{"name": "1x", "initial": 0}]"#,
      #"2:24 variables[0].name: "1x" is not a name; a name starts with a letter and has letters, digits and _ only"#),
    ErrorCase(
      #""variables": [{"name": "x", "initial": true}]"#,
      #"2:40 variables[0].initial: "initial" must be an expression (a string or a number) or an object, found true"#),
    ErrorCase(
      #""variables": [{"name": "x", "initial": 0, "range": [1, 0]}]"#,
      #"2:52 variables[0].range: "range" has its low side 1 above its high side 0"#),
    ErrorCase(
      #""variables": [{"name": "x", "initial": 0, "range": [1]}]"#,
      #"2:52 variables[0].range: "range" must be an array [low, high], found 1 entries"#),
    ErrorCase(
      #""variables": [{"name": "x", "initial": 2, "range": [null, 1]}]"#,
      "2:40 variables[0].initial: the initial value 2 is outside the range [null, 1]"),
    ErrorCase(
      #""variables": [{"name": "x", "initial": 0, "range": ["a", 1]}]"#,
      #"2:53 variables[0].range[0]: a side of "range" must be a number or null, found the string "a""#),
    ErrorCase(
      #""variables": [{"name": "x", "initial": 0}, {"name": "x", "initial": 0}]"#,
      #"2:53 variables[1].name: the name "x" is taken: line 2, column 24; variables, parameters, definitions, sets, events, actors and ladders share their names"#
    ),
    ErrorCase(
      #""variables": [{"name": "exp", "initial": 0}]"#,
      #"2:24 variables[0].name: "exp" is a function of the language and can't be used as a name"#),
    ErrorCase(
      #""variables": [{"name": "day", "initial": 0}]"#,
      #"2:24 variables[0].name: "day" is a word of the language and can't be used as a name"#),
    ErrorCase(
      #""variables": [{"name": "calm", "initial": 0}, {"name": "mood", "states": ["calm", "alarmed"], "initial": "calm"}]"#,
      #"2:75 variables[1].states[0]: "calm", one of the states of mood, is also the name on line 2, column 24; expressions couldn't tell them apart: rename one"#
    ),
    ErrorCase(
      #""variables": [{"name": "mood", "states": ["calm", "calm"], "initial": "calm"}]"#,
      #"2:51 variables[0].states[1]: the name "calm" stands twice; first on line 2, column 43"#),
    ErrorCase(
      #""variables": [{"name": "mood", "states": [], "initial": "calm"}]"#,
      #"2:42 variables[0].states: "states" may not be empty"#),
    ErrorCase(
      #""variables": [{"name": "mood", "states": ["calm", "alarmed"], "initial": "clam"}]"#,
      #"2:75 variables[0].initial: "clam" is not one of the states of mood; did you mean "calm"?"#),
    ErrorCase(
      #""variables": [{"name": "mood", "states": ["calm", "alarmed"], "initial": 1}]"#,
      "2:74 variables[0].initial: expected a symbol (the states of mood), found a number"),
    ErrorCase(
      #""variables": [{"name": "mood", "states": ["calm", "alarmed"], "initial": {"calm": 1, "x": 2}}]"#,
      #"2:86 variables[0].initial.x: "x" is not one of the states of mood"#),
    ErrorCase(
      #""variables": [{"name": "mood", "states": ["calm", "alarmed"], "initial": {"calm": 0}}]"#,
      "2:74 variables[0].initial: the weights are all zero"),
    ErrorCase(
      #""variables": [{"name": "mood", "states": ["calm", "alarmed"], "initial": {"calm": -1}}]"#,
      "2:83 variables[0].initial.calm: a weight may not be negative, found -1"),
    ErrorCase(
      #""variables": [{"name": "x", "initial": {"a": 1}}]"#,
      #"2:40 variables[0].initial: x is not given over a set, so its value can't be an object by member; add "over""#),
    ErrorCase(
      #""variables": [{"name": "x", "over": "klass", "initial": 0}]"#,
      #"2:37 variables[0].over: there is no set "klass""#),
    ErrorCase(
      #""sets": [{"name": "class", "members": ["a", "b"]}], "variables": [{"name": "x", "over": "class", "initial": {"a": 1}}]"#,
      "2:109 variables[0].initial: x has no value for b"),
    ErrorCase(
      #""sets": [{"name": "class", "members": ["a", "b"]}], "variables": [{"name": "x", "over": "class", "initial": {"a": 1, "b": 2, "c": 3}}]"#,
      #"2:126 variables[0].initial.c: "c" is not one of the members of class"#),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "q"}, {"name": "q", "value": 1}]"#,
      "2:40 parameters[0].value: q has no value yet: it is drawn later than this; parameters come first, then policies, the world's variables and the actors', each in file order"
    ),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "bernoulli(0.5)"}]"#,
      "2:40 parameters[0].value: expected a number, found a condition; number(c) is 1 where the condition c holds, else 0"
    ),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "normal(0, -1)"}]"#,
      "2:40 parameters[0].value: normal: sd must be 0 or more, found -1"),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "gamma(9)"}]"#,
      "2:40 parameters[0].value: gamma takes 2 arguments, found 1; gamma(shape, scale)"),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "uniform(2, 1)"}]"#,
      "2:40 parameters[0].value: uniform: low must not be above high, found 2 and 1"),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "beta(0, 1)"}]"#,
      "2:40 parameters[0].value: beta: a must be positive, found 0"),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "binomial(2.5, 0.5)"}]"#,
      "2:40 parameters[0].value: binomial: n must be a whole number, 0 or more, found 2.5"),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "gama(1, 2)"}]"#,
      #"2:40 parameters[0].value: there is no function "gama"; did you mean "gamma"?"#),
    ErrorCase(
      #""parameters": [{"name": "p", "value": 1, "source": "cns"}], "sources": [{"id": "csn", "title": "t"}]"#,
      #"2:52 parameters[0].source: there is no source "cns"; did you mean "csn"?"#),
    ErrorCase(
      #""parameters": [{"name": "p", "value": "day + 1"}]"#,
      #"2:40 parameters[0].value: "day" has no value before step 0"#),
    ErrorCase(
      #""definitions": [{"name": "a", "value": "b + 1"}, {"name": "b", "value": "c"}, {"name": "c", "value": "a"}]"#,
      "2:102 definitions[2].value: definitions read each other in a circle: a → b → c → a"),
    ErrorCase(
      #""definitions": [{"name": "a", "value": "a + 1"}]"#,
      "2:40 definitions[0].value: definitions read each other in a circle: a → a"),
    ErrorCase(
      #"""
      "definitions": [{"name": "a", "value": "North.policy.w + 1"}],
      "actors": [{"name": "North", "policy": "p", "policies": [{"name": "p", "weights": {"w": "a"}}]}]
      """#,
      "3:89 actors[0].policies[0].weights.w: definitions and weights read each other in a circle: a → North.policy.w → a"
    ),
    ErrorCase(
      #""definitions": [{"name": "coin", "value": "bernoulli(0.5)"}], "ends": [{"name": "e", "when": "coin"}]"#,
      "2:95 ends[0].when: an end may not draw, and the definition coin does"),
    ErrorCase(
      #""definitions": [{"name": "a", "value": "policy.x"}]"#,
      #"2:41 definitions[0].value: "policy" stands for an actor's policy, and this is no actor's; write Actor.policy"#),
    ErrorCase(
      #""outcomes": [{"name": "o"}]"#,
      #"2:14 outcomes[0]: an outcome needs one of "occurs", "first", "count", "maximum", "minimum", "final", "mean", "sum", "holds""#
    ),
    ErrorCase(
      #""outcomes": [{"name": "o", "first": "true", "count": "true"}]"#,
      #"2:14 outcomes[0]: an outcome takes only one of "occurs", "first", "count", "maximum", "minimum", "final", "mean", "sum", "holds", found "first" and "count""#
    ),
    ErrorCase(
      #""outcomes": [{"name": "o", "maximum": "true"}]"#,
      "2:40 outcomes[0].maximum: expected a number, found a condition; number(c) is 1 where the condition c holds, else 0"
    ),
    ErrorCase(
      #""outcomes": [{"name": "o", "occurs": "1"}]"#,
      "2:39 outcomes[0].occurs: expected a condition, found a number; compare it, as in x > 0"),
    ErrorCase(
      #""outcomes": [{"name": "o", "mean": "normal(0, 1)"}]"#,
      "2:37 outcomes[0].mean: an outcome may not draw"),
    ErrorCase(
      #""outcomes": [{"name": "o", "mean": 1}, {"name": "o", "mean": 1}]"#,
      #"2:49 outcomes[1].name: the outcome "o" stands twice; first on line 2, column 23"#),
    ErrorCase(
      #""ends": [{"name": "e", "when": "bernoulli(0.1)"}]"#,
      "2:33 ends[0].when: an end may not draw"),
    ErrorCase(
      #""series": ["uniform(0, 1)"]"#,
      "2:13 series[0]: a series may not draw"),
    ErrorCase(
      #""series": ["true"]"#,
      "2:13 series[0]: expected a number, found a condition; number(c) is 1 where the condition c holds, else 0"),
    ErrorCase(
      #""ladders": [{"name": "l", "rungs": [{"name": "a"}, {"name": "b"}]}]"#,
      #"2:52 ladders[0].rungs[1]: the rung "b" needs a "when"; only the first rung needs none"#),
    ErrorCase(
      #""ladders": [{"name": "l", "rungs": [{"name": "a"}, {"name": "b", "when": "bernoulli(0.1)"}]}]"#,
      "2:75 ladders[0].rungs[1].when: the criterion of a rung may not draw"),
    ErrorCase(
      #""ladders": [{"name": "l", "rungs": []}]"#,
      #"2:36 ladders[0].rungs: "rungs" may not be empty"#),
    ErrorCase(
      #""events": [{"name": "e", "probability": 1.5}]"#,
      "2:41 events[0].probability: a probability must be between 0 and 1, found 1.5"),
    ErrorCase(
      #""events": [{"name": "e", "hazard": -0.1}]"#,
      "2:36 events[0].hazard: a hazard may not be negative, found -0.1"),
    ErrorCase(
      #""events": [{"name": "e", "hazard": 1, "probability": 1}]"#,
      #"2:12 events[0]: an event takes only one of "probability", "hazard", found "probability" and "hazard""#),
    ErrorCase(
      #""events": [{"name": "e", "phase": "consequence"}]"#,
      #"2:35 events[0].phase: "phase" must be "conditions" or "consequences", found "consequence"; did you mean "consequences"?"#
    ),
    ErrorCase(
      #""events": [{"name": "e", "on": "2025-02-30"}]"#,
      "2:32 events[0].on: the calendar has no day 2025-02-30"),
    ErrorCase(
      #""events": [{"name": "e", "on": ["2025-02-03", "soon"]}]"#,
      #"2:47 events[0].on[1]: expected a date, found "soon"; dates are written YYYY-MM-DD"#),
    ErrorCase(
      #""events": [{"name": "e", "on": "normal(10, 1)"}]"#,
      #"2:33 events[0].on: "on" may not draw; draw a parameter instead"#),
    ErrorCase(
      #""events": [{"name": "e", "on": []}]"#,
      #"2:32 events[0].on: "on" may not be empty"#),
    ErrorCase(
      #""events": [{"name": "e", "branches": [{"name": "a", "weight": -1}]}]"#,
      "2:63 events[0].branches[0].weight: a weight may not be negative, found -1"),
    ErrorCase(
      #""events": [{"name": "e", "branches": [{"name": "a"}]}]"#,
      #"2:39 events[0].branches[0]: a branch needs the key "weight"; The branch's share, relative to the other branches."#
    ),
    ErrorCase(
      #""events": [{"name": "e", "branches": [{"name": "a", "weight": 1}, {"name": "a", "weight": 1}]}]"#,
      #"2:76 events[0].branches[1].name: the branch "a" stands twice"#),
    ErrorCase(
      #""events": [{"name": "e", "once": "yes"}]"#,
      #"2:34 events[0].once: "once" must be true or false, found the string "yes""#),
    ErrorCase(
      #""events": [{"name": "e"}], "past": {"e": ["2025-01-06"]}"#,
      "2:43 past.e[0]: 2025-01-06 is not before the start, 2025-01-06"),
    ErrorCase(
      #""events": [{"name": "event"}], "past": {"evnt": ["2025-01-01"]}"#,
      #"2:41 past.evnt: there is no action, event or branch "evnt"; did you mean "event"?"#),
    ErrorCase(
      #""events": [{"name": "e"}], "past": {"e": ["2024-13-01"]}"#,
      "2:43 past.e[0]: the calendar has no day 2024-13-01"),
    ErrorCase(
      #""actors": [{"name": "A", "policies": [{"name": "p"}]}]"#,
      #"2:12 actors[0]: A has policies but doesn't say which it starts with; add "policy": a policy's name, or weights"#
    ),
    ErrorCase(
      #""actors": [{"name": "A", "policy": "p"}]"#,
      "2:36 actors[0].policy: A has no policies to start with"),
    ErrorCase(
      #""actors": [{"name": "A", "policy": "q", "policies": [{"name": "p"}]}]"#,
      #"2:37 actors[0].policy: "q" is not one of the policies of A; they are p"#),
    ErrorCase(
      #""actors": [{"name": "A", "policy": {"p": 1, "r": 1}, "policies": [{"name": "p"}]}]"#,
      #"2:45 actors[0].policy.r: "r" is not one of the policies of A"#),
    ErrorCase(
      #""actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"w": 1}}, {"name": "q", "weights": {"v": 1}}]}]"#,
      #"2:115 actors[0].policies[1].weights: the policy q lacks the weight "w"; all policies of an actor define the same weights"#,
      #"2:116 actors[0].policies[1].weights.v: the policy p has no weight "v", but q has; all policies of an actor define the same weights"#
    ),
    ErrorCase(
      #""actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"w": "normal(0, 1)"}}]}]"#,
      "2:86 actors[0].policies[0].weights.w: a policy's weight may not draw; draw a parameter instead"),
    ErrorCase(
      #""variables": [{"name": "x", "initial": 0}], "actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"w": "x"}}]}]"#,
      "2:130 actors[0].policies[0].weights.w: a policy's weight reads parameters only, and x is none"),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "actions": []}]}]"#,
      #"2:65 actors[0].decisions[0].actions: "actions" may not be empty"#),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "every": 0, "actions": [{"name": "a"}]}]}]"#,
      #"2:63 actors[0].decisions[0].every: "every" must be a whole number from 1 to 2147483647, found 0"#),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "every": 1.5, "actions": [{"name": "a"}]}]}]"#,
      #"2:63 actors[0].decisions[0].every: "every" must be a whole number from 1 to 2147483647, found the number 1.5"#),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "every": 2147483648, "actions": [{"name": "a"}]}]}]"#,
      #"2:63 actors[0].decisions[0].every: "every" must be a whole number from 1 to 2147483647, found 2147483648"#),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "every": 1e30, "actions": [{"name": "a"}]}]}]"#,
      #"2:63 actors[0].decisions[0].every: "every" must be a whole number from 1 to 2147483647, found 1e30"#),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "actions": [{"name": "a", "hazard": 1}, {"name": "b", "utility": 1}]}]}]"#,
      #"2:119 actors[0].decisions[0].actions[1].utility: the decision A.d mixes hazards and utilities: "b" has no hazard; give every action a hazard, or none"#
    ),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "rationality": 2, "actions": [{"name": "a", "hazard": 1}]}]}]"#,
      "2:69 actors[0].decisions[0].rationality: a decision by hazards has no rationality; rationality sharpens utilities"
    ),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "actions": [{"name": "a", "hazard": 1, "utility": 2}]}]}]"#,
      #"2:66 actors[0].decisions[0].actions[0]: an action takes only one of "utility", "hazard", found "utility" and "hazard""#
    ),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "actions": [{"name": "a"}, {"name": "a"}]}]}]"#,
      #"2:90 actors[0].decisions[0].actions[1].name: the action "a" stands twice"#),
    ErrorCase(
      #""actors": [{"name": "A", "decisions": [{"name": "d", "actions": [{"name": "a"}]}, {"name": "e", "actions": [{"name": "a"}]}]}], "ends": [{"name": "e", "when": "ever(A.a)"}]"#,
      #"2:166 ends[0].when: A has the action "a" in 2 decisions; write A.d.a or A.e.a"#),
    ErrorCase(
      #""parameters": [{"name": "p", "value": 1}], "variants": [{"name": "v", "set": {"q": 1}}]"#,
      #"2:79 variants[0].set.q: there is no parameter, variable, policy or weight "q""#),
    ErrorCase(
      #""parameters": [{"name": "tempo", "value": 1}], "variants": [{"name": "v", "set": {"temp": 1}}]"#,
      #"2:83 variants[0].set.temp: there is no parameter, variable, policy or weight "temp"; did you mean "tempo"?"#),
    ErrorCase(
      #""parameters": [{"name": "tempo", "value": 1}], "variants": [{"name": "v", "set": {"tempo": "fast"}}]"#,
      #"2:93 variants[0].set.tempo: there is nothing named "fast" here"#),
    ErrorCase(
      #""variants": [{"name": "base", "set": {}}]"#,
      #"2:23 variants[0].name: "base" is the scenario itself; a variant needs another name"#),
    ErrorCase(
      #""variants": [{"name": "all", "set": {}}]"#,
      #"2:23 variants[0].name: "all" means all variants wherever some are chosen; a variant needs another name"#),
    ErrorCase(
      #""variants": [{"name": "v"}]"#,
      #"2:14 variants[0]: a variant needs the key "set"; What changes: a parameter, `Actor.policy`, an initial value, or a weight such as `North.defiant.caution`."#
    ),
    ErrorCase(
      #""actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"w": 1}}]}], "variants": [{"name": "v", "set": {"A.policy": "q"}}]"#,
      #"2:141 variants[0].set["A.policy"]: "q" is not one of the policies of A; they are p"#),
    ErrorCase(
      #""actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"caution": 1}}]}], "variants": [{"name": "v", "set": {"A.p.cauton": 2}}]"#,
      #"2:134 variants[0].set["A.p.cauton"]: there is no parameter, variable, policy or weight "A.p.cauton"; did you mean "A.p.caution"?"#
    ),
  ]

  /// Objects that the table of keys allows but the declaration does not.
  @Test("name objects that stand for one value", arguments: objectCases)
  func objects(_ example: ErrorCase) {
    #expect(errors(in: document(example.text)).map(\.located) == example.messages)
  }

  static let objectCases: [ErrorCase] = [
    ErrorCase(
      ##""sets": [{"name": "s", "members": ["a"]}], "variables": [{"name": "x", "over": "s", "initial": {"a": {"b": 1}}}]"##,
      "2:102 variables[0].initial.a: expected a number, found an object"),
    ErrorCase(
      ##""variables": [{"name": "m", "states": ["calm"], "initial": {"calm": {"b": 1}}}]"##,
      "2:69 variables[0].initial.calm: expected a number, found an object"),
    ErrorCase(
      ##""actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"no name": 1}}]}]"##,
      #"2:80 actors[0].policies[0].weights["no name"]: the weight "no name" is not a name; "#
        + "a name starts with a letter and has up to 100 letters, digits and _ only"),
    ErrorCase(
      ##""actors": [{"name": "A", "policy": "p", "policies": [{"name": "p", "weights": {"w": 1}}]}], "##
        + ##""variants": [{"name": "v", "set": {"A.p.w": {"x": 1}}}]"##,
      #"2:137 variants[0].set["A.p.w"]: expected a number, found an object"#),
    ErrorCase(
      ##""x\u001b[31my": 1"##,
      "2:1 [\"x\u{FFFD}[31my\"]: the scenario has no key \"x\u{FFFD}[31my\"; the keys are $schema, name, title, description, note, clock, sources, sets, parameters, definitions, variables, actors, events, past, ladders, ends, outcomes, series, variants"
    ),
  ]

  static let clockCases: [ErrorCase] = [
    ErrorCase(
      #"{"start": "2025-01-06"}"#,
      #"1:27 clock: the clock needs one of "end", "steps""#),
    ErrorCase(
      #"{"end": "2025-01-06"}"#,
      #"1:35 clock.end: "end" needs a "start"; without a calendar give "steps""#),
    ErrorCase(
      #"{"start": "2025-01-06", "end": "2025-01-05"}"#,
      "1:58 clock.end: the clock ends on 2025-01-05, before its start on 2025-01-06"),
    ErrorCase(
      #"{"steps": 0}"#,
      #"1:37 clock.steps: "steps" must be a whole number from 1 to 16777214, found 0"#),
    ErrorCase(
      #"{"steps": 20000000}"#,
      #"1:37 clock.steps: "steps" must be a whole number from 1 to 16777214, found 20000000"#),
    ErrorCase(
      #"{"steps": 1, "end": "2025-01-06", "start": "2025-01-01"}"#,
      #"1:27 clock: the clock takes only one of "end", "steps", found "end" and "steps""#),
    ErrorCase(
      #"{"start": "2025-1-6", "steps": 3}"#,
      #"1:37 clock.start: expected a date, found "2025-1-6"; dates are written YYYY-MM-DD"#),
    ErrorCase(
      #"{"step": "month", "steps": 3}"#,
      #"1:36 clock.step: "step" must be "hour" or "day" or "week" or a number, found "month""#),
    ErrorCase(
      #"{"step": 0, "steps": 3}"#,
      "1:36 clock.step: the step must be from 0.000001 to 1000000 days, found 0"),
    ErrorCase(
      #"{"step": -1, "steps": 3}"#,
      "1:36 clock.step: the step must be from 0.000001 to 1000000 days, found -1"),
    ErrorCase(
      #"{"start": "2025-02-29", "steps": 3}"#,
      "1:37 clock.start: the calendar has no day 2025-02-29"),
    ErrorCase(
      #"{"start": "1000-02-28", "end": "9999-02-28", "step": "hour"}"#,
      "1:27 clock: the clock has 78883632 steps; a trajectory may have 16777214"),
    ErrorCase(
      #"{"steps": 2.5}"#,
      #"1:37 clock.steps: "steps" must be a whole number from 1 to 16777214, found the number 2.5"#),
  ]
}
