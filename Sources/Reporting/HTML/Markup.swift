/// A piece of well-formed markup, HTML or SVG.
///
/// It is made of text, which is escaped, and of elements whose names stand in the program: nothing that was read can
/// become markup.
package struct Markup: Sendable, Equatable {
  /// The markup as it is written.
  package private(set) var text: String

  /// Attributes in order; an attribute with nil is left out.
  package typealias Attributes = KeyValuePairs<StaticString, String?>

  private init(unescaped text: String) { self.text = text }

  /// Some text, whatever it contains.
  package init(_ text: String) { self.text = text.escapedForMarkup }

  /// Pieces one after another.
  package init(_ pieces: [Markup]) { text = pieces.lazy.map(\.text).joined() }

  /// An element with its content.
  package static func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ children: [Markup]
  ) -> Markup {
    var text = "<\(name)"
    for (attribute, value) in attributes {
      guard let value else { continue }
      text += " \(attribute)=\"\(value.escapedForMarkup)\""
    }
    text += ">"
    for child in children { text += child.text }
    text += "</\(name)>"
    return Markup(unescaped: text)
  }

  /// An element with its content.
  package static func element(
    _ name: StaticString, _ attributes: Attributes = [:], _ children: Markup...
  ) -> Markup {
    element(name, attributes, children)
  }

  /// Style or script, which are not escaped: only for what stands in the program and does not end its element.
  static func program(_ name: StaticString, _ source: String) -> Markup {
    Markup(unescaped: "<\(name)>\(source)</\(name)>")
  }

  /// An element of HTML that has no end tag, such as `meta`.
  package static func void(_ name: StaticString, _ attributes: Attributes) -> Markup {
    let pairs = attributes.compactMap { attribute, value in
      value.map { " \(attribute)=\"\($0.escapedForMarkup)\"" }
    }
    return Markup(unescaped: "<\(name)\(pairs.joined())>")
  }
}

extension Markup: ExpressibleByStringInterpolation {
  /// Text, escaped like any other.
  package init(stringLiteral text: String) { self.init(text) }
}
