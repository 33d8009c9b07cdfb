import Analysis
import MonteCarlo
import Simulation
import Testing
import Workbench

@Suite("What is written on the command line")
struct TextTests {
  @Test(
    "A setting is a name, an equals sign and a value, which may have more of them",
    arguments: [
      ("tempo=0.09", "tempo", "0.09"), ("North.policy = cautious", "North.policy", " cautious"),
      (#"x={"a": 1}"#, "x", #"{"a": 1}"#), ("x=a==b", "x", "a==b"),
    ])
  func setting(text: String, name: String, value: String) throws {
    #expect(try Setting(text: text) == Setting(name: name, value: value))
  }

  @Test("What is no setting is refused", arguments: ["", "tempo", "=1", "tempo=", "tempo= ", " =1"])
  func noSetting(text: String) {
    #expect(throws: TextMistake("a setting is written name=value, such as tempo=0.09")) { try Setting(text: text) }
  }

  @Test("A name that is set twice is named with both values")
  func setTwice() {
    let settings = [Setting(name: "x", value: "1"), Setting(name: "y", value: "1"), Setting(name: "x", value: "2")]
    #expect(throws: TextMistake("--set gives x twice: 1 and 2")) { try Setting.checkDistinct(settings) }
  }

  @Test("An objective is read as it is written", arguments: ["minimise war", "maximise peace"])
  func objective(text: String) throws {
    #expect(try Objective(argument: text).text == text)
  }

  @Test("What is no objective is refused", arguments: ["", "war", "minimise", "lessen war", "minimise war now"])
  func noObjective(text: String) {
    #expect(throws: TextMistake.self) { try Objective(argument: text) }
  }

  @Test(
    "A precision names an outcome, a variant's, or a difference, and a width or a share",
    arguments: [
      ("war=0.002", "base", nil, "war", PrecisionGoal.Width.absolute(0.002)),
      ("war=10%", "base", nil, "war", .relative(0.1)), ("hot:war=1e-3", "hot", nil, "war", .absolute(0.001)),
      ("hot-base:war=5%", "hot", "base", "war", .relative(0.05)),
    ] as [(String, String, String?, String, PrecisionGoal.Width)])
  func precision(text: String, variant: String, baseline: String?, outcome: String, width: PrecisionGoal.Width) throws {
    let goal = try PrecisionGoal(text: text)
    #expect(goal.variant == variant && goal.baseline == baseline && goal.outcome == outcome && goal.width == width)
    #expect(goal.description == text)
  }

  @Test(
    "What is no precision is refused",
    arguments: [
      "", "war", "war=", "war=0", "war=-1", "war=nan", "=0.1", "a-a:war=1", "a-b-c:war=1", "-a:war=1", "war=%",
    ])
  func noPrecision(text: String) {
    #expect(throws: TextMistake.self) { try PrecisionGoal(text: text) }
  }

  @Test("A margin holds for all outcomes or for one, and is given once for each")
  func margins() throws {
    #expect(
      try ComparisonMargins(texts: ["0.005", "war=0.002"])
        == ComparisonMargins(general: 0.005, byOutcome: ["war": 0.002]))
    #expect(throws: TextMistake("--margin is given twice for war")) {
      try ComparisonMargins(texts: ["war=0.002", "war=0.003"])
    }
    #expect(throws: TextMistake("--margin is given twice for all outcomes")) {
      try ComparisonMargins(texts: ["1", "2"])
    }
    for text in ["", "0", "-1", "war=", "=1", "a=b=1", "inf"] {
      #expect(throws: TextMistake.self, "\(text)") { try ComparisonMargins(texts: [text]) }
    }
  }

  @Test(
    "Whole numbers may have underscores and exponents",
    arguments: [("100000", 100_000), ("1_000_000", 1_000_000), ("1e6", 1_000_000), ("2.5e1", 25)])
  func wholeNumber(text: String, number: Int) throws {
    #expect(try WholeNumber.read(text, in: 1...1 << 40) == number)
  }

  @Test(
    "What is no whole number in the range is refused", arguments: ["", "0", "1.5", "1e99", "-3", "ten", "0x10", "nan"])
  func noWholeNumber(text: String) {
    #expect(throws: TextMistake.self) { try WholeNumber.read(text, in: 1...1 << 40) }
  }

  @Test("Seeds have 64 bits")
  func seed() throws {
    #expect(try WholeNumber.readSeed("18446744073709551615") == .max)
    #expect(throws: TextMistake.self) { try WholeNumber.readSeed("18446744073709551616") }
    #expect(throws: TextMistake.self) { try WholeNumber.readSeed("-1") }
  }

  @Test("A shard is one of so many, or as Slurm's variables say")
  func shard() throws {
    #expect(try Shard(text: "3/64") { _ in nil } == Shard(index: 3, count: 64))
    let array = [
      "SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_ARRAY_TASK_MIN": "0",
      "SLURM_ARRAY_TASK_MAX": "2",
    ]
    #expect(try Shard(text: "auto") { array[$0] } == Shard(index: 3, count: 3))
    for text in ["", "3", "0/4", "5/4", "1/100001", "a/b", "auto", "auto/3", "auto/b", "auto/"] {
      #expect(throws: TextMistake.self, "\(text)") { try Shard(text: text) { _ in nil } }
    }
    #expect(throws: TextMistake("--shard auto/3 is for the tasks of a Slurm array, and SLURM_ARRAY_TASK_ID is not set"))
    {
      try Shard(text: "auto/3") { _ in nil }
    }
    #expect(throws: TextMistake("a run has 1 to 100000 shards, not 0")) { try Shard(text: "auto/0") { array[$0] } }
    #expect(throws: TextMistake.self, "without the ends nobody knows whether it is whole") {
      try Shard(text: "auto") { ["SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_COUNT": "2"][$0] }
    }
  }
}
