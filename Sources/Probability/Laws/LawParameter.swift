/// One parameter of a law.
package struct LawParameter: Sendable {
  /// Its name in the documentation and in messages.
  package let name: String

  /// What it is, in a few words.
  package let meaning: String

  /// Where it may lie.
  package let validity: Validity

  package init(_ name: String, _ meaning: String, _ validity: Validity) {
    (self.name, self.meaning, self.validity) = (name, meaning, validity)
  }

  /// A parameter's domain. All are finite.
  package enum Validity: Sendable, Equatable {
    case anyNumber
    case positive
    /// From 1e-100 to 1e100, where ratios and products of two are numbers.
    case moderate
    /// Positive, and at least a number.
    case atLeast(Double)
    case nonNegative
    /// 0 or more, and at most a number.
    case upTo(Double)
    case probability
    /// Above 0, up to 1.
    case positiveProbability
    /// Whole, 0 or more, at most a number.
    case count(upTo: Double)

    /// The domain in words, behind "must be".
    package var words: String {
      switch self {
      case .anyNumber: "finite"
      case .positive: "positive"
      case .moderate: "from 1e-100 to 1e100"
      case .atLeast(let limit): "at least \(grouped(limit))"
      case .nonNegative: "0 or more"
      case .upTo(let limit): "0 or more, at most \(grouped(limit))"
      case .probability: "between 0 and 1"
      case .positiveProbability: "above 0, up to 1"
      case .count(let limit): "a whole number, 0 or more, at most \(grouped(limit))"
      }
    }

    /// The part of the domain in words that a finite number outside it misses.
    fileprivate func words(missedBy x: Double) -> String {
      switch self {
      case .moderate where x <= 0, .atLeast where x <= 0: "positive"
      case .upTo(let limit): x < 0 ? "0 or more" : "at most \(grouped(limit))"
      case .count(let limit): x > limit ? "at most \(grouped(limit))" : "a whole number, 0 or more"
      default: words
      }
    }

    /// Whether a number is in it.
    package func contains(_ x: Double) -> Bool {
      switch self {
      case .anyNumber: x.isFinite
      case .positive: x > 0 && x.isFinite
      case .moderate: x >= 1e-100 && x <= 1e100
      case .atLeast(let limit): x >= limit && x.isFinite
      case .nonNegative: x >= 0 && x.isFinite
      case .upTo(let limit): x >= 0 && x <= limit
      case .probability: x >= 0 && x <= 1
      case .positiveProbability: x > 0 && x <= 1
      case .count(let limit): x >= 0 && x <= limit && x == x.rounded()
      }
    }
  }

  /// What is wrong with an argument, for a person.
  package func fault(_ argument: Double) -> String? {
    if validity.contains(argument) { return nil }
    guard argument.isFinite else {
      let found = argument.isNaN ? "NaN" : argument > 0 ? "infinity" : "-infinity"
      return "\(name) must be finite, found \(found)"
    }
    return "\(name) must be \(validity.words(missedBy: argument)), found \(shortest(argument))"
  }
}

/// A limit for a person: whole numbers with their thousands set apart.
private func grouped(_ limit: Double) -> String {
  let text = shortest(limit)
  guard text.count > 4, text.allSatisfy(\.isNumber) else { return text }
  let head = text.count % 3
  let groups = stride(from: head, to: text.count, by: 3).map { text.dropFirst($0).prefix(3) }
  return ((head > 0 ? [text.prefix(head)] : []) + groups).joined(separator: ",")
}

/// A case at the edge of a law's parameters.
package struct LawLimit: Sendable {
  /// Arguments that stand for it.
  package let arguments: [Double]

  /// What a draw gives there, in a few words, or why there is none.
  package let meaning: String

  /// Whether a draw is made there; if not, the checker refuses it.
  package let isDrawn: Bool

  /// A limit where draws are made.
  package static func drawn(_ arguments: [Double], _ meaning: String) -> LawLimit {
    LawLimit(arguments: arguments, meaning: meaning, isDrawn: true)
  }

  /// A limit that is refused.
  package static func refused(_ arguments: [Double], _ meaning: String) -> LawLimit {
    LawLimit(arguments: arguments, meaning: meaning, isDrawn: false)
  }
}

/// The shortest text that reads back as the number, whole numbers without a point.
package func shortest(_ number: Double) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
