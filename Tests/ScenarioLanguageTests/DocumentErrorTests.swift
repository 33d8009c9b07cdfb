import ScenarioLanguage
import Testing

@Suite("Files that are not JSON")
struct DocumentErrorTests {
  @Test("give one message, at the place where reading stopped", arguments: cases)
  func message(_ example: ErrorCase) {
    #expect(errors(in: example.text).map(\.located) == example.messages)
  }

  static let cases: [ErrorCase] = [
    ErrorCase(
      "",
      "1:1 expected a value, found the end of the file"),
    ErrorCase(
      "§",
      #"1:1 expected a value, found "§""#),
    ErrorCase(
      #"{"name": "a" §"b"}"#,
      #"1:14 expected "," or "}", found "§""#),
    ErrorCase(
      #"{"name": "a",}"#,
      #"1:14 expected another entry, found "}"; remove the comma before it"#),
    ErrorCase(
      "[1, 2,]",
      #"1:7 expected another entry, found "]"; remove the comma before it"#),
    ErrorCase(
      #"{"a": 1, "a": 2}"#,
      #"1:10 a: the key "a" stands twice; first on line 1, column 2"#),
    ErrorCase(
      #"{"a": "x\#ny"}"#,
      #"1:9 a: a string may not contain a line break; close the string or write \n"#),
    ErrorCase(
      #"{"a": "\x"}"#,
      #"1:8 a: unknown escape sequence; a backslash itself is written \\"#),
    ErrorCase(
      #"{"a": "\ud800"}"#,
      #"1:8 a: the escape \uD800 is half of a surrogate pair"#),
    ErrorCase(
      #"{"a": "\ud800\u0041"}"#,
      #"1:8 a: the escape \uD800 is half of a surrogate pair"#),
    ErrorCase(
      #"{"a": 01}"#,
      "1:8 a: a number may not start with 0"),
    ErrorCase(
      #"{"a": 1e999}"#,
      #"1:7 a: the number "1e999" is too large; the largest is about 1.8e308"#),
    ErrorCase(
      #"{"a": 1.}"#,
      #"1:9 a: expected a digit, found "}""#),
    ErrorCase(
      #"{"a": .5}"#,
      #"1:7 a: expected a value, found ".""#),
    ErrorCase(
      #"{"a": +1}"#,
      #"1:7 a: expected a value, found "+""#),
    ErrorCase(
      #"{"a": // no\#n1}"#,
      #"1:7 a: expected a value, found "/"; JSON has no comments; use "note""#),
    ErrorCase(
      "{'a': 1}",
      #"1:2 expected a key in double quotes, found "'""#),
    ErrorCase(
      #"{"a": tru}"#,
      #"1:7 a: expected a value, found "t""#),
    ErrorCase(
      #"{"a": NaN}"#,
      #"1:7 a: expected a value, found "N"; JSON has no NaN and no infinity"#),
    ErrorCase(
      #"{"a": "open"#,
      "1:7 a: the string has no closing quote"),
    ErrorCase(
      "{} {}",
      #"1:4 nothing may follow the document, found "{""#),
    ErrorCase(
      #"\#u{FEFF}{}"#,
      "1:1 the file starts with a byte order mark; save it as UTF-8 without BOM"),
    ErrorCase(
      #"{"é": 1, "é": 2}"#,
      #"1:10 ["é"]: the key "é" stands twice; first on line 1, column 2"#),
    ErrorCase(
      #"{"a": "\#t"}"#,
      "1:8 a: a string may not contain a control character"),
    ErrorCase(
      #"{"a" 1}"#,
      #"1:6 expected ":" after the key "a", found "1""#),
    ErrorCase(
      "[1 2]",
      #"1:4 expected "," or "]", found "2""#),
    ErrorCase(
      "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
      "1:65 [0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: objects and arrays may be nested 64 deep"
    ),
    ErrorCase(
      #"{"a": "\u12"}"#,
      #"1:12 a: expected four hexadecimal digits after \u, found """"#),
    ErrorCase(
      #"{"title": "é€😀" 3}"#,
      #"1:17 expected "," or "}", found "3""#),
  ]
}
