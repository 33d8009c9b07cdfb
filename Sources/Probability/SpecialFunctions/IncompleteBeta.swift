internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Tails and quantiles of the beta distribution.
///
/// GSL's `gsl_cdf_beta_P` is not used: for large a and b it is NaN near the median (beta(10⁶, 10⁶), GSL 2.7), and where one
/// is above 10⁵ and the other below 10 it changes to an approximation with a relative error of 1e-10 (Abramowitz and
/// Stegun 26.5.17). Here a continued fraction of positive terms serves where the smaller shape is below 1,000, with a
/// prefactor that does not cancel; where both are larger the density is integrated in logit x, where it is nearly normal; a series serves where one is minute.
/// Relative error below 1e-12.
struct IncompleteBeta {
  let a: Double
  let b: Double
  private let large: NearlyNormalTails?

  /// For the halves next to 0 and to 1.
  private let minute: (first: MinuteShapeTails?, last: MinuteShapeTails?)

  /// Whether the law is nearly normal in its logarithmic coordinate.
  var isNearlyNormal: Bool { large != nil }

  /// The part of `logDensityOfLogit` that is the same for all x.
  private let logConstant: Double

  /// Shape from which, if both have it, the density is integrated.
  private static let largeShape = 1_000.0

  /// Shape from which, if both have it, powers are taken relative to the mean.
  private static let mediumShape = 16.0

  /// A number x in (0, 1) with 1 − x, their logarithms, and x·b − (1 − x)·a = x·(a + b) − a, each as exact as its maker
  /// has it.
  struct Point {
    let x: Double
    let complement: Double
    let logX: Double
    let logComplement: Double
    let excess: Double

    init(x: Double, complement: Double, logX: Double? = nil, logComplement: Double? = nil, excess: Double) {
      self.x = x
      self.complement = complement
      self.logX = logX ?? (x < 0.5 ? log(x) : log1p(-complement))
      self.logComplement = logComplement ?? (complement < 0.5 ? log(complement) : log1p(-x))
      self.excess = excess
    }

    /// The same point from the other end.
    var swapped: Point {
      Point(x: complement, complement: x, logX: logComplement, logComplement: logX, excess: -excess)
    }
  }

  init(_ a: Double, _ b: Double) {
    GSL.prepare()
    (self.a, self.b) = (a, b)
    minute = (MinuteShapeTails(shape: a, other: b), MinuteShapeTails(shape: b, other: a))
    let n = a + b
    guard min(a, b) >= Self.mediumShape else {
      let (least, most) = (min(a, b), max(a, b))
      logConstant = log(least) - logGammaOfOnePlus(least) + logGammaRise(most, by: least)
      large = nil
      return
    }
    let remainder = stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b)
    logConstant = -0.5 * log(1 / a + 1 / b) + logNormalDensityAtZero + remainder
    guard min(a, b) >= Self.largeShape else {
      large = nil
      return
    }
    // From the side of the smaller shape, so that the two parts of the exponent do not cancel.
    let (share, sign) = a <= b ? (a / n, 1.0) : (b / n, -1.0)
    large = NearlyNormalTails(
      scale: (1 / a + 1 / b).squareRoot(), height: exp(remainder) * normalDensityAtZero,
      exponents: { d in
        let line = exponentialMinusLine(d * sign)
        return -n * (logOnePlusMinus(share * (line + d * sign)) + share * line)
      })
  }

  /// A point given by x alone, which is exact in `Double`.
  func point(_ x: Double) -> Point {
    // Both products are near each other at the mean: their rounding errors are added back.
    let (gain, loss) = (x * b, (1 - x) * a)
    let rounding = (-gain).addingProduct(x, b) - (-loss).addingProduct(1 - x, a)
    return Point(x: x, complement: 1 - x, excess: gain - loss + rounding)
  }

  /// The point whose logit is log(a / b) + d.
  private func point(logitRatio d: Double) -> Point {
    let (logX, logComplement) = logarithms(logitRatio: d)
    let (x, complement) = (exp(logX), exp(logComplement))
    return Point(
      x: x, complement: complement, logX: logX, logComplement: logComplement,
      excess: d < 1 ? a * complement * expm1(d) : b * x * -expm1(-d))
  }

  /// log x and log(1 − x) where logit x is log(a / b) + d.
  private func logarithms(logitRatio d: Double) -> (Double, Double) {
    let (odds, against) = (a / b * exp(d), b / a * exp(-d))
    return (
      against < .infinity ? -log1p(against) : d + log(a / b), odds < .infinity ? -log1p(odds) : -d - log(a / b)
    )
  }

  /// Probabilities up to x and beyond.
  func tails(_ point: Point) -> Tails {
    guard point.x > 0 else { return Tails(lower: 0, upper: 1) }
    guard point.complement > 0 else { return Tails(lower: 1, upper: 0) }
    return tails(point, logitRatio: logitRatio(point))
  }

  private func tails(_ point: Point, logitRatio d: @autoclosure () -> Double) -> Tails {
    if let large { return large.tails(d()) }
    if point.x <= 0.5, let minute = minute.first {
      let parts = minute.parts(distance: point.x, logDistance: point.logX)
      return Tails(lower: parts.near, upper: parts.far)
    }
    if point.complement <= 0.5, let minute = minute.last {
      let parts = minute.parts(distance: point.complement, logDistance: point.logComplement)
      return Tails(lower: parts.far, upper: parts.near)
    }
    let density = exp(logDensityOfLogit(point))
    // Above the mean the tail beyond is the smaller; but a shape below 1 has most of its law beyond its mean.
    let turn = a < 1 && b >= 1 ? 0.75 : b < 1 && a >= 1 ? -0.75 : 0
    // So far out that there is no density left there is no tail, and perhaps no fraction in the doubles.
    if density == 0 { return .certain(point.excess > turn) }
    if point.excess <= turn {
      let lower = min(density / Self.fraction(point, a, b), 1)
      return Tails(lower: lower, upper: 1 - lower)
    }
    let upper = min(density / Self.fraction(point.swapped, b, a), 1)
    return Tails(lower: 1 - upper, upper: upper)
  }

  /// logit x − log(a / b).
  private func logitRatio(_ point: Point) -> Double {
    let ratio = point.excess / (point.complement * a)
    return abs(ratio) < 0.5 ? log1p(ratio) : point.logX - point.logComplement - log(a / b)
  }

  /// Logarithm of x·(1 − x) times the density at x: the density of logit x.
  func logDensityOfLogit(_ point: Point) -> Double {
    guard min(a, b) >= Self.mediumShape else { return a * point.logX + b * point.logComplement + logConstant }
    return logConstant + a * logOnePlusMinus(point.excess / a) + b * logOnePlusMinus(-point.excess / b)
  }

  /// The density of logit x over the tail below x, for x up to the mean and a little beyond.
  ///
  /// DiDonato and Morris 1992 (ACM TOMS 18(3), Algorithm 708), equation 9, by Lentz's method.
  private static func fraction(_ point: Point, _ a: Double, _ b: Double) -> Double {
    let x = point.x
    func denominator(_ m: Double) -> Double {
      let left = m == 0 ? 0 : m + m * ((b - m) * x) / (a + 2 * m - 1)
      return left + (a + m) * (1 - point.excess + m * (1 + point.complement)) / (a + 2 * m + 1)
    }
    var value = denominator(0)
    var (c, d) = (value, 0.0)
    for index in 1..<100_000 {
      let m = Double(index)
      let numerator =
        (a + m - 1) / (a + 2 * m - 1) * ((a + b + m - 1) * x) * (m * ((b - m) * x) / (a + 2 * m - 1))
      let next = denominator(m)
      d = 1 / (next + numerator * d)
      c = next + numerator / c
      let factor = c * d
      value *= factor
      if abs(factor - 1) < 2.3e-16 { return value }
    }
    return .nan
  }
}

extension IncompleteBeta {
  /// A quantile by the logarithms of its distances from both ends, either of which may be too small to see beside 1.
  struct Quantile {
    let logX: Double
    let logComplement: Double

    /// The quantile itself.
    var x: Double { logX < -0.6931 ? exp(logX) : -expm1(logComplement) }

    /// 1 minus the quantile.
    var complement: Double { logComplement < -0.6931 ? exp(logComplement) : -expm1(logX) }
  }

  /// The quantile with these tails, both above 0.
  func quantile(_ target: Tails) -> Quantile {
    let (logX, logComplement) = logarithms(logitRatio: logitRatioQuantile(target, guess: nil))
    return Quantile(logX: logX, logComplement: logComplement)
  }

  /// Logit of the quantile minus log(a / b).
  ///
  /// Newton's method on the logarithm of a tail, which is concave in logit x.
  func logitRatioQuantile(_ target: Tails, guess: Double?) -> Double {
    if let large { return large.quantile(target, guess: guess ?? nearlyNormalGuess(target)) }
    let usesLower = target.lower <= tails(point(logitRatio: 0)).lower
    let goal = usesLower ? target.logLower : target.logUpper
    return concaveRoot(from: guess ?? startingGuess(target, usesLower: usesLower)) { d in
      let point = point(logitRatio: d)
      let tails = tails(point, logitRatio: d)
      let density = exp(logDensityOfLogit(point))
      return usesLower
        ? (tails.logLower - goal, density / tails.lower) : (tails.logUpper - goal, -density / tails.upper)
    }
  }

  /// Where a tail would be if it were nearly a power, as small shapes make it; else as if logit x were nearly normal.
  private func startingGuess(_ target: Tails, usesLower: Bool) -> Double {
    let shape = usesLower ? a : b
    guard shape <= 2 else { return nearlyNormalGuess(target) }
    let goal = usesLower ? target.logLower : target.logUpper
    let logX = min((goal + log(shape) - logConstant) / shape, log(shape / (a + b)))
    let logit = logX - log1p(-exp(logX))
    return usesLower ? logit - log(a / b) : log(b / a) - logit
  }

  /// Logit x − log(a / b) as if it were nearly normal, from its first three cumulants.
  private func nearlyNormalGuess(_ target: Tails) -> Double {
    let z = target.normalPoint
    let scale = (1 / a + 1 / b).squareRoot()
    let skewness = max(min((1 / (b * b) - 1 / (a * a)) / (scale * scale * scale), 1), -1)
    return 0.5 * (1 / b - 1 / a) + scale * (z + skewness * (z * z - 1) / 6)
  }
}
