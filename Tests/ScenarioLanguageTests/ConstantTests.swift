import ScenarioLanguage
import Testing

@Suite("Constants that are no numbers")
struct ConstantTests {
  @Test(
    "are mistakes wherever a number has to stand",
    arguments: [
      (#""parameters": [{"name": "p", "value": "log(-1)"}]"#, #""log(-1)" is not a number"#),
      (#""parameters": [{"name": "p", "value": "normal(1/0, 1)"}]"#, "normal: mean must be finite, found infinity"),
      (#""parameters": [{"name": "p", "value": "number(bernoulli(0/0))"}]"#, "bernoulli: p must be finite, found NaN"),
      (
        #""parameters": [{"name": "p", "value": "lognormal(800, 0)"}]"#,
        "lognormal(800, 0): half of the draws or more are beyond the largest number, 1.8e308"
      ),
      (
        #""parameters": [{"name": "p", "value": "gamma(1e300, 1e300)"}]"#,
        "gamma(1e+300, 1e+300): half of the draws or more are beyond the largest number, 1.8e308"
      ),
      (#""variables": [{"name": "x", "initial": "sqrt(-1) * 0"}]"#, #""sqrt(-1) * 0" is not a number"#),
      (#""variables": [{"name": "x", "initial": 0, "next": "exp(1000)"}]"#, #""exp(1000)" is infinite"#),
      (
        #""variables": [{"name": "x", "initial": 0, "next": "x + normal(0, log(0))"}]"#,
        "normal: sd must be finite, found -infinity"
      ),
      (#""events": [{"name": "e", "probability": "0/0"}]"#, #""0/0" is not a number"#),
      (#""events": [{"name": "e", "hazard": "1/0"}]"#, #""1/0" is infinite"#),
      (#""events": [{"name": "e", "on": "1/0"}]"#, #""1/0" is infinite"#),
      (#""events": [{"name": "e", "when": "0/0 > 1"}]"#, #""0/0 > 1" compares what is not a number"#),
      (
        #""events": [{"name": "e", "branches": [{"name": "b", "weight": "0 * (1/0)"}]}]"#,
        #""0 * (1/0)" is not a number"#
      ),
      (
        #""variables": [{"name": "x", "initial": 0}], "events": [{"name": "e", "effects": ["x += 2 ^ 2000"]}]"#,
        "the value that is assigned is infinite"
      ),
      (#""outcomes": [{"name": "o", "final": "1/0"}]"#, #""1/0" is infinite"#),
      (#""series": ["0/0"]"#, #""0/0" is not a number"#),
      (#""definitions": [{"name": "never", "value": "1/0"}], "series": ["never - 1"]"#, #""never - 1" is infinite"#),
      (#""definitions": [{"name": "d", "value": "0 % 0"}]"#, #""0 % 0" is not a number"#),
    ])
  func refused(_ keys: String, _ message: String) {
    #expect(errors(in: document(keys)).map(\.message) == [message])
  }

  @Test(
    "while an infinity that a larger expression makes sense of is none",
    arguments: [
      #""series": ["min(1/0, 3)", "1 / (1/0)", "if(1 > 2, 1/0, 4)", "clamp(1/0, 0, 1)", "tanh(1/0)"]"#,
      #""definitions": [{"name": "never", "value": "1/0"}], "events": [{"name": "e", "when": "since(e) < never"}]"#,
      #""variables": [{"name": "x", "initial": "max(log(0), 2)"}]"#,
    ])
  func accepted(_ keys: String) {
    #expect(errors(in: document(keys)).map(\.message) == [])
  }

  @Test(
    "A range refuses what any function of constants gives",
    arguments: [
      (
        #""events": [{"name": "e", "probability": "sqrt(4)"}]"#,
        "a probability must be between 0 and 1, found 2"
      ),
      (
        #""variables": [{"name": "x", "initial": "max(2, 3)", "range": [0, 1]}]"#,
        "the initial value 3 is outside the range [0, 1]"
      ),
    ])
  func folded(_ keys: String, _ message: String) {
    #expect(errors(in: document(keys)).map(\.message) == [message])
  }
}
