import Foundation
import Probability
import Testing

/// One law at one set of parameters, with what mpmath makes of it (`Tests/ReferenceData/laws`).
struct LawReference: Decodable, Sendable, CustomTestStringConvertible {
  let law: String
  let parameters: [String]
  let mean: String?
  let variance: String?
  let points: [Point]
  let functions: [Values]

  struct Point: Decodable, Sendable {
    let u: String
    let x: String
    let gap: Double?
  }

  struct Values: Decodable, Sendable {
    let x: String
    let density: String
    let distribution: String
    let upper: String
  }

  private struct File: Decodable { let cases: [LawReference] }

  static let all: [LawReference] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "ReferenceData/laws/quantiles.json")
    do { return try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).cases } catch { return [] }
  }()

  var numbers: [Double] { parameters.compactMap(Double.init) }

  var testDescription: String { "\(law)(\(parameters.joined(separator: ", ")))" }

  /// The law and its arguments; nil where the law refuses them.
  var drawn: (law: any Law, arguments: LawArguments)? {
    guard let law = Distribution.named(law)?.law else { return nil }
    var arguments = LawArguments.zero
    for (place, number) in numbers.enumerated() { arguments[place] = number }
    return law.isValid(arguments) ? (law, arguments) : nil
  }
}

@Suite("Laws against mpmath") struct LawReferenceTests {
  /// What the docstrings of the laws promise of a quantile, relative to it.
  private func tolerance(_ reference: LawReference, _ x: Double) -> Double {
    let isExtremeBeta = reference.law == "beta" && reference.numbers.contains { $0 < 0.01 }
    let logarithm = x.isNormal ? abs(log(abs(x))) : 745
    return max(isExtremeBeta ? 1e-11 : 1e-12, 3e-15 * (1 + logarithm))
  }

  @Test("All laws have references, and all but one are drawn")
  func references() {
    #expect(Set(LawReference.all.map(\.law)) == Set(Distribution.standard.map(\.law.name)))
    #expect(
      LawReference.all.filter { $0.drawn == nil }.map(\.testDescription) == ["negativeBinomial(1000000000000.0, 1e-09)"]
    )
  }

  @Test("Quantiles are right to what is promised, from 2⁻⁵³ to 1 − 2⁻⁵³", arguments: LawReference.all)
  func quantiles(_ reference: LawReference) throws {
    guard let (law, arguments) = reference.drawn else { return }
    for point in reference.points {
      let (u, expected) = (try #require(Double(point.u)), try #require(Double(point.x)))
      let value = law.quantile(Tails(uniform: u), arguments)
      if let gap = point.gap, gap < 1e-12 * min(u, 1 - u), abs(value - expected) <= 1 { continue }
      let isRight = value == expected || abs(value - expected) <= tolerance(reference, expected) * abs(expected)
      #expect(
        isRight || abs(expected) < 1e-300 && abs(value - expected) < 1e-300, "u = \(point.u): \(value), not \(point.x)")
    }
  }

  @Test("Tables are right to 1e-13 in u, or one count beside the step", arguments: LawReference.all)
  func tables(_ reference: LawReference) throws {
    guard let (law, arguments) = reference.drawn, let table = law.makeTable(arguments) else { return }
    for point in reference.points {
      let (u, expected) = (try #require(Double(point.u)), try #require(Double(point.x)))
      var lanes = [LaneGroup(repeating: u)]
      lanes.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { table.fill(base, uniforms: base, groups: 1) }
      }
      let value = lanes[0][0]
      if law.isDiscrete {
        #expect(value == expected || point.gap ?? 1 < 1e-12 && abs(value - expected) <= 1, "u = \(point.u)")
        continue
      }
      // An error of 1e-13 in u moves the quantile by as much over its density.
      let density = law.density(expected, arguments)
      let slack = density.isFinite && density > 0 ? 1e-13 / density : .infinity
      let bound = min(slack, 1e-9 * abs(expected)) + 4 * tolerance(reference, expected) * abs(expected)
      #expect(
        value == expected || abs(value - expected) <= bound || abs(expected) < 1e-300,
        "u = \(point.u): \(value), not \(point.x)")
    }
  }

  @Test("Densities and both tails are right", arguments: LawReference.all)
  func functions(_ reference: LawReference) throws {
    guard let (law, arguments) = reference.drawn else { return }
    for values in reference.functions {
      let x = try #require(Double(values.x))
      let tails = law.tails(x, arguments)
      let (lower, upper) = (try #require(Double(values.distribution)), try #require(Double(values.upper)))
      #expect(abs(tails.lower - lower) <= 1e-11 * lower, "lower tail at \(x)")
      #expect(abs(tails.upper - upper) <= 1e-11 * upper, "upper tail at \(x)")
      let density = try #require(Double(values.density))
      #expect(density.isInfinite || abs(law.density(x, arguments) - density) <= 1e-10 * density, "density at \(x)")
    }
  }

  @Test(
    "A minute shape keeps the digits of the tail that it nearly empties (mpmath.betainc, 40 digits)",
    arguments: [
      (0.5, 1e-8, 0.9, 3.636892836403097766e-8), (0.5, 1e-8, 0.5, 1.7627471453478759863e-8),
      (2, 1e-6, 0.75, 6.3629443993435694708e-7), (1.5, 0.002, 0.999, 0.012511586634351465679),
      (1e-5, 1e-9, 0.75, 0.000099991099488980582208),
    ])
  func minuteShapes(a: Double, b: Double, x: Double, lower: Double) {
    let law = Distribution.beta.law
    #expect(abs(law.tails(x, [a, b, 0, 0]).lower - lower) < 1e-13 * lower)
    #expect(abs(law.tails(1 - x, [b, a, 0, 0]).upper - lower) < 1e-12 * lower)
  }

  @Test("Tails are certain however far out", arguments: [1e20, 1e100, 4.7e226, 1.7e308])
  func farOut(x: Double) {
    for (distribution, arguments) in [
      (Distribution.negativeBinomial, [0.25, 0.1, 0, 0] as LawArguments), (.poisson, [3, 0, 0, 0]),
      (.binomial, [10, 0.3, 0, 0]), (.gamma, [2, 1, 0, 0]), (.student, [1e12, 0, 0, 0]),
    ] {
      #expect(distribution.law.tails(x, arguments) == Tails(lower: 1, upper: 0))
    }
    #expect(Distribution.beta.law.tails(1e-154, [1e100, 65, 0, 0]) == Tails(lower: 0, upper: 1))
  }

  @Test("Quantiles of counts go on beyond 2⁵³, where doubles are all whole")
  func largestCounts() {
    // A gamma with a scale of 1e16 to 15 digits.
    let (counts, sizes) = (Distribution.negativeBinomial.law, Distribution.gamma.law)
    for u in [0.5, 0.9, 0.99, 1 - 0x1p-53] {
      let (count, size) = (
        counts.quantile(Tails(uniform: u), [0.1, 1e-16, 0, 0]), sizes.quantile(Tails(uniform: u), [0.1, 1e16, 0, 0])
      )
      #expect(abs(count / size - 1) < 1e-12 || abs(count - size) < 2)
    }
  }

  @Test("Means and variances are right", arguments: LawReference.all)
  func moments(_ reference: LawReference) {
    guard let (law, arguments) = reference.drawn else { return }
    let moments = law.moments(arguments)
    for (value, text) in [(moments.mean, reference.mean), (moments.variance, reference.variance)] {
      guard let text, let expected = Double(text) else { continue }
      #expect(
        value == expected || abs(value - expected) <= 1e-9 * abs(expected) || !expected.isFinite,
        "\(value), not \(text)")
    }
  }
}
