import Foundation
import Probability
import TestSupport
import Testing

@Suite("Kernels") struct KernelTests {
  /// Largest difference in units in the last place of the expected numbers.
  private func largestError(_ actual: [Double], _ expected: [Double]) -> Double {
    zip(actual, expected).map { abs($0 - $1) / $1.ulp }.max() ?? 0
  }

  private func exp(of x: [Double]) -> [Double] {
    let input = column(x)
    var out = input
    var span = out.mutableSpan
    expColumn(&span, input.span)
    return Array(lanes(out).prefix(x.count))
  }

  private func log(of x: [Double]) -> [Double] {
    let input = column(x)
    var out = input
    var span = out.mutableSpan
    logColumn(&span, input.span)
    return Array(lanes(out).prefix(x.count))
  }

  private func normalQuantile(of p: [Double]) -> [Double] {
    let input = column(p)
    var out = input
    var span = out.mutableSpan
    normalQuantileColumn(&span, input.span)
    return Array(lanes(out).prefix(p.count))
  }

  // The C library's functions are within 0.52 ulp, so an error below 1 ulp shows as at most 1.

  @Test("exp is within 1 ulp of the C library's", arguments: [(-745.1, 709.7), (-1, 1), (-1e-3, 1e-3), (-40, 40)])
  func expAccuracy(low: Double, high: Double) {
    let x = (0..<200_000).map { low + (high - low) * (Double($0) + 0.37) / 200_000 }
    #expect(largestError(exp(of: x), x.map { Foundation.exp($0) }) <= 1)
  }

  @Test("exp is right at its edges")
  func expEdges() {
    let x = [
      0, -0.0, .infinity, -.infinity, 1e308, -1e308, 709.79, -745.14, 709.782712893384, -746, 711,
      Double.leastNonzeroMagnitude,
    ]
    let expected = [1, 1, .infinity, 0, .infinity, 0, .infinity, 0, Foundation.exp(709.782712893384), 0, .infinity, 1]
    #expect(exp(of: x) == expected)
    #expect(exp(of: [.nan])[0].isNaN)
  }

  @Test("exp of numbers below 0 has the bits of exp, 0 for what is too small, and keeps NaN")
  func expOfNonPositiveAgrees() {
    let x = (0..<100_000).map { -708 * Double($0) / 100_000 }
    let groups = column(x)
    #expect(groups.allSatisfy { expOfNonPositive($0) == Probability.exp($0) })
    #expect(expOfNonPositive(LaneGroup(repeating: -709))[0] == 0)
    #expect(expOfNonPositive(LaneGroup(repeating: -.infinity))[0] == 0)
    #expect(expOfNonPositive(LaneGroup(repeating: .nan))[0].isNaN)
  }

  @Test("log is within 1 ulp of the C library's", arguments: [(-1074.0, 1023.9), (-1, 1), (-0.01, 0.01)])
  func logAccuracy(low: Double, high: Double) {
    let x = (0..<200_000).map { exp2(low + (high - low) * (Double($0) + 0.37) / 200_000) }
    #expect(largestError(log(of: x), x.map { Foundation.log($0) }) <= 1)
  }

  @Test("log is right at its edges")
  func logEdges() {
    let x = [1, 0, -0.0, .infinity, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude]
    let expected = [
      0, -.infinity, -.infinity, .infinity, Foundation.log(Double.leastNonzeroMagnitude), Foundation.log(x[5]),
    ]
    #expect(log(of: x) == expected)
    #expect(log(of: [.nan, -1, -.infinity, -Double.leastNonzeroMagnitude]).allSatisfy { $0.isNaN })
  }

  /// Probabilities with normal quantiles to 20 digits: mpmath 1.3.0, root of log erfc at 50 digits.
  static let normalQuantiles: [(Double, Double)] = [
    (1e-300, -37.047096299361199237), (1e-100, -21.273453560965324294), (1e-20, -9.2623400897984075796),
    (1e-12, -7.0344838253011319326), (1.3887943864964021e-11, -6.6579046435011035837),
    (1e-09, -5.9978070150076868614), (1e-05, -4.2648907939228246102), (0.001, -3.0902323061678135354),
    (0.0749, -1.4402382675279636631), (0.075, -1.4395314709384559349), (0.0751, -1.4388253927525399824),
    (0.2, -0.84162123357291416552), (0.4999999, -2.5066282747031065135e-7),
    (0.5000001, 2.5066282733116483012e-7), (0.6, 0.25334710313579974132), (0.9, 1.2815515655446005935),
    (0.92500001, 1.4395315415821679347), (0.999, 3.0902323061678132778), (0.999999, 4.7534243088170877657),
    (0.9999999999, 6.3613408896974218642), (1.1102230246251565e-16, -8.2095361516013868556),
    (0.9999999999999999, 8.2095361516013868556),
  ]

  @Test("The normal quantile has a relative error below 1e-15")
  func normalQuantileAccuracy() {
    let values = normalQuantile(of: Self.normalQuantiles.map(\.0))
    for (value, (p, expected)) in zip(values, Self.normalQuantiles) {
      #expect(abs(value / expected - 1) < 1e-15, "p = \(p): \(value)")
      #expect(Probability.normalQuantile(p) == value)
    }
  }

  @Test("The normal quantile inverts the C library's error function")
  func normalQuantileInverts() {
    let p = (1..<100_000).map { Double($0) / 100_000 }
    // dz = dp / φ(z); the error function itself is good to 1 ulp or so.
    for (z, p) in zip(normalQuantile(of: p), p) {
      let density = Foundation.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let residual = (z < 0 ? erfc(-z / 2.0.squareRoot()) / 2 - p : (1 - p) - erfc(z / 2.0.squareRoot()) / 2)
      #expect(abs(residual / density) <= 2e-15 * max(abs(z), 1), "p = \(p)")
    }
  }

  @Test("The normal quantile is right at its edges")
  func normalQuantileEdges() {
    #expect(normalQuantile(of: [0, 1, 0.5]) == [-.infinity, .infinity, 0])
    #expect(normalQuantile(of: [-0.1, 1.1, .nan, .infinity, -.infinity]).allSatisfy { $0.isNaN })
  }

  @Test("Square roots are within 1 ulp")
  func squareRootAccuracy() {
    let x = (0..<80_000).map { exp2(-1022 + 2045.9 * Double($0) / 80_000) } + [0]
    let roots = lanes(column(x).map { squareRoot($0) })
    #expect(roots.last == 0)
    #expect(largestError(roots, x.map { $0.squareRoot() }) <= 1)
  }

  @Test("No bit pattern traps, in any kernel")
  func garbage() {
    let bits = (0..<4096 as Range<UInt64>).map { Double(bitPattern: $0 &* 0x9E37_79B9_7F4A_7C15) }
    #expect(exp(of: bits).count + log(of: bits).count + normalQuantile(of: bits).count == 3 * 4096)
  }
}
