internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tail probabilities of a law that is nearly normal in some coordinate, by quadrature of its density.
///
/// The density is C·exp(−E(d)) with E(0) = 0 and E′(0) = 0, and E″(0) = 1/σ²: a large gamma or beta about its mode.
/// Gauss-Legendre with 32 nodes, outward from d over as many standard deviations as it takes to reach 1e-18 of the tail;
/// for a normal density the rule is good to 1e-16, and the skewness of what is given to it (0.07 at most) costs no
/// digits that a test against quadrature with 40 digits can see.
struct NearlyNormalTails {
  /// σ.
  let scale: Double

  /// C·σ, the density at the mode in standard units.
  let height: Double

  /// Exponents −E at eight coordinates.
  let exponents: (LaneGroup) -> LaneGroup

  /// Whether the coordinate is so far out that the tail is 0 or 1: in the direction of its sign.
  private static let farthest = 38.0

  /// Probabilities below and above d.
  func tails(_ d: Double) -> Tails {
    let z = d / scale
    guard abs(z) < Self.farthest else { return z < 0 ? Tails(lower: 0, upper: 1) : Tails(lower: 1, upper: 0) }
    let outer = outerTail(d, z: abs(z))
    return z < 0 ? Tails(lower: outer, upper: 1 - outer) : Tails(lower: 1 - outer, upper: outer)
  }

  /// Logarithm of the density at d over C·σ.
  func exponent(_ d: Double) -> Double { exponents(LaneGroup(repeating: d))[0] }

  /// The coordinate with these tails, both above 0, by Newton's method from a guess.
  func quantile(_ target: Tails, guess: Double) -> Double {
    let usesLower = target.lower < 0.5
    let goal = usesLower ? target.logLower : target.logUpper
    let root = concaveRoot(from: guess / scale) { z in
      let tails = tails(z * scale)
      let density = height * exp(exponent(z * scale))
      return usesLower
        ? (tails.logLower - goal, density / tails.lower) : (tails.logUpper - goal, -density / tails.upper)
    }
    return root * scale
  }

  /// The tail on d's side of the mode.
  private func outerTail(_ d: Double, z: Double) -> Double {
    // exp(−z t − t²/2) is 1e-18 at the end; a little more for a skewness that makes the tail heavier.
    let length = 1.25 * ((z * z + 84).squareRoot() - z)
    let outward = d < 0 ? -scale : scale
    let first = exponent(d)
    var sum = LaneGroup(repeating: 0)
    for group in 0..<4 {
      let distance = GaussLegendre.nodes[group] * length
      let exponent = exponents(LaneGroup(repeating: d).addingProduct(distance, LaneGroup(repeating: outward))) - first
      sum += GaussLegendre.weights[group] * exp(exponent)
    }
    return height * length * sum.sum() * exp(LaneGroup(repeating: first))[0]
  }
}

/// 1/√(2π).
let normalDensityAtZero = 0.398942280401432677940

/// −log(2π)/2.
let logNormalDensityAtZero = -0.918938533204672741780

/// The Gauss-Legendre rule with 32 nodes on [0, 1], from GSL's table.
enum GaussLegendre {
  static let nodes: [LaneGroup] = points.map(\.node)
  static let weights: [LaneGroup] = points.map(\.weight)

  private static let points: [(node: LaneGroup, weight: LaneGroup)] = {
    let count = 32
    guard let table = gsl_integration_glfixed_table_alloc(count) else { preconditionFailure("out of memory") }
    defer { gsl_integration_glfixed_table_free(table) }
    return (0..<count / 8).map { group in
      var (node, weight) = (LaneGroup(repeating: 0), LaneGroup(repeating: 0))
      for lane in 0..<8 { gsl_integration_glfixed_point(0, 1, group * 8 + lane, &node[lane], &weight[lane], table) }
      return (node, weight)
    }
  }()
}

/// eᵈ − 1 − d on eight lanes, with full relative accuracy; for |d| up to 0.7 by its series, else directly.
func exponentialMinusLine(_ d: LaneGroup) -> LaneGroup {
  guard all(magnitude(d) .<= 0.7) else { return exp(d) - 1 - d }
  // 2/n!, n = 17 … 2: the first that is left out is 1e-18 of the sum.
  var sum = LaneGroup(repeating: 0)
  for divisor in stride(from: 17.0, through: 3, by: -1) { sum = (sum + 1) * d / divisor }
  return d * d * 0.5 * (sum + 1)
}

/// log(1 + t) − t on eight lanes, with full relative accuracy; for t in (−0.5, 0.75) by its series, else directly.
func logOnePlusMinus(_ t: LaneGroup) -> LaneGroup {
  guard all((t .> -0.5) .& (t .< 0.75)) else { return log(1 + t) - t }
  // log(1 + t) = 2 artanh(r) with r = t / (2 + t), and 2r − t = −t r.
  let r = t / (2 + t)
  let square = r * r
  var sum = LaneGroup(repeating: 1.0 / 37)
  for divisor in stride(from: 35.0, through: 3, by: -2) { sum = (sum * square) + 1 / divisor }
  return r * (2 * square * sum - t)
}
