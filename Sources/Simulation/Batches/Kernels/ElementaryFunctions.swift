import Probability

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions of the scenario language on eight lanes; conditions are 1, 0, or NaN where an operand was none.
enum Elementary {
  @inline(always) static func condition(_ mask: LaneMask) -> LaneGroup {
    LaneGroup(repeating: 0).replacing(with: 1, where: mask)
  }

  @inline(always) static func less(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { condition(a .< b) }
  @inline(always) static func lessOrEqual(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { condition(a .<= b) }
  @inline(always) static func equal(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { condition(a .== b) }
  @inline(always) static func notEqual(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { condition(a .!= b) }

  /// `outcome`, but NaN where an operand of the comparison is.
  @inline(always)
  static func orNaN(_ outcome: LaneGroup, _ a: LaneGroup, _ b: LaneGroup) -> LaneGroup {
    outcome.replacing(with: a, where: a .!= a).replacing(with: b, where: b .!= b)
  }

  /// The left operand decides where it is 0 (or no number); then the right one is as good as not read.
  @inline(always)
  static func and(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { b.replacing(with: a, where: a .!= 1) }

  @inline(always)
  static func or(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { b.replacing(with: a, where: a .!= 0) }

  @inline(always)
  static func select(_ condition: LaneGroup, _ then: LaneGroup, _ otherwise: LaneGroup) -> LaneGroup {
    otherwise.replacing(with: then, where: condition .== 1)
      .replacing(with: condition, where: condition .!= condition)
  }

  @inline(always)
  static func minimum(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup {
    b.replacing(with: a, where: a .< b).replacing(with: a, where: a .!= a)
  }

  @inline(always)
  static func maximum(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup {
    b.replacing(with: a, where: a .> b).replacing(with: a, where: a .!= a)
  }

  @inline(always)
  static func logistic(_ x: LaneGroup) -> LaneGroup { 1 / (1 + exp(-x)) }

  @inline(always)
  static func logit(_ p: LaneGroup) -> LaneGroup { log(p / (1 - p)) }

  /// 1 − exp(−x) for x ≥ 0, to a few units in the last place: below 1/8 by the Taylor series, whose eleventh term is
  /// under 2⁻⁵⁵ of the first, above by the difference.
  @inline(always)
  static func firingProbability(_ x: LaneGroup) -> LaneGroup {
    var series = LaneGroup(repeating: 1.0 / 39_916_800)
    series = LaneGroup(repeating: -1.0 / 3_628_800).addingProduct(series, x)
    series = LaneGroup(repeating: 1.0 / 362_880).addingProduct(series, x)
    series = LaneGroup(repeating: -1.0 / 40_320).addingProduct(series, x)
    series = LaneGroup(repeating: 1.0 / 5_040).addingProduct(series, x)
    series = LaneGroup(repeating: -1.0 / 720).addingProduct(series, x)
    series = LaneGroup(repeating: 1.0 / 120).addingProduct(series, x)
    series = LaneGroup(repeating: -1.0 / 24).addingProduct(series, x)
    series = LaneGroup(repeating: 1.0 / 6).addingProduct(series, x)
    series = LaneGroup(repeating: -0.5).addingProduct(series, x)
    series = LaneGroup(repeating: 1).addingProduct(series, x)
    return (1 - exp(-x)).replacing(with: series * x, where: x .< 0.125)
  }

  /// The remainder with the divisor's sign.
  static func remainder(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup {
    lanewise(a, b) { dividend, divisor in
      let rest = fmod(dividend, divisor)
      return rest != 0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest
    }
  }

  static func power(_ a: LaneGroup, _ b: LaneGroup) -> LaneGroup { lanewise(a, b) { pow($0, $1) } }
  static func sine(_ a: LaneGroup) -> LaneGroup { lanewise(a) { sin($0) } }
  static func cosine(_ a: LaneGroup) -> LaneGroup { lanewise(a) { cos($0) } }
  static func hyperbolicTangent(_ a: LaneGroup) -> LaneGroup { lanewise(a) { tanh($0) } }
  static func decimalLogarithm(_ a: LaneGroup) -> LaneGroup { lanewise(a) { log10($0) } }

  @inline(always)
  static func round(_ a: LaneGroup) -> LaneGroup { a.rounded(.toNearestOrAwayFromZero) }

  /// A function of the mathematical library, lane by lane.
  @inline(always)
  private static func lanewise(_ a: LaneGroup, _ function: (Double) -> Double) -> LaneGroup {
    var result = a
    for lane in 0..<8 { result[lane] = function(a[lane]) }
    return result
  }

  @inline(always)
  private static func lanewise(_ a: LaneGroup, _ b: LaneGroup, _ function: (Double, Double) -> Double) -> LaneGroup {
    var result = a
    for lane in 0..<8 { result[lane] = function(a[lane], b[lane]) }
    return result
  }
}
