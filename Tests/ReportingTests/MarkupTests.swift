import Foundation
import Reporting
import Testing

@Suite("Markup")
struct MarkupTests {
  @Test("What means something in markup is escaped, in content and in attributes")
  func escaping() {
    let text = "<a href=\"x\" b='y'>&amp;</a>"
    #expect(text.escapedForMarkup == "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;")
    #expect(Markup.element("p", ["title": text], Markup(text)).text.contains("title=\"&lt;a href"))
    #expect("plain text, äöü 한국 🚀".escapedForMarkup == "plain text, äöü 한국 🚀")
  }

  @Test("Controls and turns of direction become replacement characters")
  func controls() {
    #expect(
      "a\u{0}b\u{202E}c\u{2066}d\u{1B}e\u{FFFE}f".escapedForMarkup == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f")
    #expect("line\nline\tend".escapedForMarkup == "line\nline\tend")
  }

  @Test("Every character comes back as itself or as the replacement character")
  func everyCharacter() throws {
    for value in UInt32(0)...0x2100 {
      let scalar = try #require(Unicode.Scalar(value))
      let escaped = String(Character(scalar)).escapedForMarkup
      #expect(!escaped.contains("<") && !escaped.contains(">") && !escaped.contains("\"") && !escaped.contains("'"))
      #expect(!escaped.isEmpty)
    }
  }

  @Test("Attributes without a value are left out")
  func attributes() {
    #expect(Markup.element("p", ["class": nil, "id": "x"], "a", "b").text == "<p id=\"x\">ab</p>")
  }

  @Test(
    "Base64 agrees with RFC 4648's test vectors",
    arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")])
  func base64(text: String, expected: String) {
    #expect(Base64.text(of: Array(text.utf8)) == expected)
  }
}
