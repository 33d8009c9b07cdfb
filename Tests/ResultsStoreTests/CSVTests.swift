import ResultsStore
import Testing

@Suite("Fields of comma-separated values")
struct CSVTests {
  @Test(
    "Texts are quoted where they must be, and never formulas",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("=1+1", "\"'=1+1\""),
      ("+1+1", "\"'+1+1\""), ("-x", "\"'-x\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("\t=1", "\"'\t=1\""),
      ("\r=1", "\"'\r=1\""), ("-0.5", "-0.5"), ("+3", "+3"), ("1e-3", "1e-3"), ("", ""), ("a\u{1B}[31mb", "a [31mb"),
      ("a\u{9B}b", "a b"), ("a\r\nb", "\"a\r\nb\""), ("-", "\"'-\""),
      ("a\"\u{301}b", "\"a\"\"\u{301}b\""),
    ])
  func field(text: String, field: String) {
    #expect(CSV.field(text) == field)
  }
}

@Suite("JSON that a terminal can show")
struct JSONEscapingTests {
  @Test("What a terminal obeys is escaped, all else stays")
  func escaped() {
    #expect(JSONEscaping.escaped("\"a\u{7F}\u{9B}\u{202E}\u{2028}ü日🙂\"") == #""a\u007F\u009B\u202E\u2028ü日🙂""#)
  }
}
