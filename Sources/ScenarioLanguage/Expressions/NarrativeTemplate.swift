/// A narrative taken apart into text and holes: `{expression}` or `{expression:decimals}`; `{{` and `}}` are braces.
struct NarrativeTemplate {
  private(set) var parts: [Part] = []

  enum Part {
    case text(String)
    case hole(Hole)
  }

  struct Hole {
    /// The expression behind as many spaces as there are characters before it, so that offsets in it are offsets in the
    /// whole narrative.
    let expression: String
    /// Offset of the opening brace, in Unicode scalars.
    let start: Int
    let decimals: Int?
    /// The hole is `{actor}`.
    let isActor: Bool
  }

  private static let mostDecimals = 6

  /// - Throws: `SyntaxError` for braces that don't match, an empty hole, wrong decimals, and a narrative that is too long.
  init(_ text: String) throws(SyntaxError) {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= Limits.narrativeLength else {
      throw SyntaxError("the narrative is longer than \(Limits.narrativeLength) characters", at: 0)
    }
    var plain = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let isDouble = index + 1 < scalars.count && scalars[index + 1] == scalar
      switch scalar {
      case "{", "}":
        if isDouble {
          plain.append(scalar)
          index += 2
          continue
        }
        guard scalar == "{" else {
          throw SyntaxError("this } closes no hole", at: index, suggestion: "a brace in the text is written }}")
        }
        if !plain.isEmpty { parts.append(.text(String(plain))) }
        plain = String.UnicodeScalarView()
        let end = try Self.end(ofHole: index, in: scalars)
        parts.append(.hole(try Self.hole(scalars, from: index, to: end)))
        index = end + 1
      default:
        plain.append(scalar)
        index += 1
      }
    }
    if !plain.isEmpty { parts.append(.text(String(plain))) }
  }

  private static func end(ofHole start: Int, in scalars: [Unicode.Scalar]) throws(SyntaxError) -> Int {
    let next = scalars[(start + 1)...].firstIndex { $0 == "{" || $0 == "}" }
    guard let next, scalars[next] == "}" else {
      throw SyntaxError(
        "the hole that begins here has no }", at: start, suggestion: "a brace in the text is written {{")
    }
    return next
  }

  private static func hole(_ scalars: [Unicode.Scalar], from start: Int, to end: Int) throws(SyntaxError) -> Hole {
    var last = end
    var decimals: Int?
    if let colon = scalars[start..<end].lastIndex(of: ":") {
      guard let found = Int(string(scalars[(colon + 1)..<end])), (0...mostDecimals).contains(found) else {
        throw SyntaxError(
          "after the colon stands the number of decimals, 0 to \(mostDecimals)", at: colon, suggestion: "write {x:1}")
      }
      (decimals, last) = (found, colon)
    }
    let inner = scalars[(start + 1)..<last]
    guard inner.contains(where: { $0 != " " }) else {
      throw SyntaxError("the hole is empty", at: start, suggestion: "a hole holds an expression, such as {tension}")
    }
    return Hole(
      expression: String(repeating: " ", count: start + 1) + string(inner), start: start, decimals: decimals,
      isActor: string(inner[...]) == "actor" && decimals == nil)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
