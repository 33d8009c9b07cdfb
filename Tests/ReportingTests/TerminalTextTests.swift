import Reporting
import Testing

@Suite("Text on a terminal")
struct TerminalTextTests {
  @Test(
    "Text takes the columns that a terminal gives it",
    arguments: [("tension", 7), ("Übung", 5), ("U\u{308}bung", 5), ("東アジア", 8), ("🚀x", 3), ("한국", 4), ("", 0)])
  func width(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test("Fitted text has exactly its width", arguments: ["", "a", "abcdefgh", "東アジア東アジア", "Übung macht"])
  func fitted(text: String) {
    for width in 1...12 {
      #expect(text.fitted(to: width).displayWidth == width)
      #expect(text.fitted(to: width, alignedRight: true).displayWidth == width)
    }
  }

  @Test("Text that is too long says so")
  func truncated() {
    #expect("escalation".truncated(to: 6) == "escal…")
    #expect("escalation".truncated(to: 10) == "escalation")
    #expect("東アジア".truncated(to: 4) == "東…")
  }

  @Test("A scenario's text can't steer the terminal")
  func printable() {
    #expect("a\u{1B}[31mb\nc\u{202E}d\u{7}".printable == "a [31mb c d ")
  }

  @Test("Only coloured text has escape sequences")
  func style() {
    #expect(TerminalStyle.plain.apply(.alarm, to: "x") == "x")
    #expect(TerminalStyle.coloured.apply(.alarm, to: "x") == "\u{1B}[1;31mx\u{1B}[0m")
    #expect(TerminalStyle.coloured.apply(.alarm, to: "  ") == "  ")
  }

  @Test("Bars show shares to an eighth of a letter")
  func bars() {
    #expect(Figure.bar(0, width: 4) == "")
    #expect(Figure.bar(1e-9, width: 4) == "▏")
    #expect(Figure.bar(0.5, width: 4) == "██")
    #expect(Figure.bar(0.9, width: 4) == "███▋")
    #expect(Figure.bar(1, width: 4) == "████")
    #expect(Figure.bar(.nan, width: 4) == "")
  }

  @Test("Spark lines show shapes")
  func sparks() {
    #expect(Figure.spark([0, 1, 2, 3, 4, 5, 6, 7], low: 0, high: 7) == "▁▂▃▄▅▆▇█")
    #expect(Figure.spark([2, 2, .nan], low: 2, high: 2) == "▅▅ ")
    #expect(Figure.distribution([0, 1, 4, 2, 0], width: 5) == "▃█▅")
    #expect(Figure.distribution([5, 0, 5], width: 5) == "█ █")
    #expect(Figure.distribution(Array(repeating: 3, count: 100), width: 5) == "█████")
    #expect(Figure.distribution([], width: 5) == "")
  }
}
