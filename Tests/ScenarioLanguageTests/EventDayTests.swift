import ScenarioLanguage
import Testing

@Suite("The day of an event")
struct EventDayTests {
  @Test(
    "is no sum that was meant as a date",
    arguments: ["2025-1-14", "2025-01-7", "20250114", "14-1-2025", "2025/01/14", "2025-01", "25-01-14"])
  func mistypedDate(_ text: String) {
    let found = errors(in: document(#""events": [{"name": "e", "on": ""# + text + #""}]"#))
    #expect(
      found.map(\.located) == [
        #"2:32 events[0].on: expected a date, found "\#(text)"; dates are written YYYY-MM-DD"#
      ])
  }

  @Test("may be any sum of days", arguments: ["10 - 3", "7/2", "30 - 1 - 4", "12.5", "2.5*3", "-0.0"])
  func days(_ text: String) throws {
    #expect(try read(document(#""events": [{"name": "e", "on": ""# + text + #""}]"#)).warnings.isEmpty)
  }

  @Test(
    "brings a warning where the clock has no such day",
    arguments: [("-3", "-3"), ("\"100 * 4\"", "400"), ("1e300", "1e+300"), ("28", "28"), ("\"-0.001\"", "-0.001")])
  func outside(_ day: String, _ shown: String) throws {
    let text = document("\"events\": [{\"name\": \"e\", \"on\": \(day)}]", clock: #"{"step": "week", "steps": 4}"#)
    #expect(
      try read(text).warnings.map(\.message) == [
        "day \(shown) is outside the clock, whose steps begin on days 0 to 21: nothing happens on it"
      ])
  }

  @Test("is on the clock in the last step, up to its end", arguments: ["0", "21", "27.9"])
  func inside(_ day: String) throws {
    let text = document("\"events\": [{\"name\": \"e\", \"on\": \(day)}]", clock: #"{"step": "week", "steps": 4}"#)
    #expect(try read(text).warnings.isEmpty)
  }
}
