import Crypto

/// Sections as a file of HTML.
package struct HTMLDocument {
  private let title: String
  private let header: Markup
  private let sections: [(heading: String, name: String, blocks: [Block])]
  private let footer: Markup

  package init(
    title: String, header: Markup, sections: [(heading: String, name: String, blocks: [Block])], footer: Markup
  ) {
    (self.title, self.header, self.sections, self.footer) = (title, header, sections, footer)
  }

  /// The whole file.
  package var text: String {
    let content = sections.map { section in
      Markup.element(
        "section", ["id": section.name],
        [.element("h2", [:], Markup(section.heading))] + BlockMarkup.pieces(section.blocks, in: section.name))
    }
    let body: [Markup] = [
      header, .element("main", [:], content), footer, .program("script", PageScript.source),
    ]
    let page = Markup.element("html", ["lang": "en"], .element("head", [:], head), .element("body", [:], body))
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  /// What the page may load and run: nothing but its own style and this one script, by its hash (Content Security Policy
  /// Level 3, section 2.3.1).
  static var policy: String {
    let hash = Base64.text(of: Array(SHA256.hash(data: Array(PageScript.source.utf8))))
    return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'; img-src data:; "
      + "base-uri 'none'; form-action 'none'"
  }

  private var head: [Markup] {
    [
      .void("meta", ["charset": "utf-8"]),
      .void("meta", ["http-equiv": "Content-Security-Policy", "content": Self.policy]),
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .void("meta", ["name": "referrer", "content": "no-referrer"]),
      .void("link", ["rel": "icon", "href": "data:,"]),
      .element("title", [:], Markup(title)), .program("style", PageStyle.source),
    ]
  }
}
