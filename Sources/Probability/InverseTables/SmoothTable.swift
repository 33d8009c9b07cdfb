internal import CGSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A quantile function as polynomials in the standard normal quantile of the uniform.
///
/// Numerical inversion in the sense of Derflinger, Hörmann and Leydold 2010 (ACM TOMACS 20(4)): interpolation of exact
/// quantiles, cell by cell, to an error in u below 1e-13. Two things differ from theirs. The variable is z = Φ⁻¹(u), and
/// what is interpolated is a coordinate of the value in which the law is smooth (a logarithm or logit), so that all
/// uniforms down to 2⁻⁵³ are covered by a few cells and no tail is left over; and nodes are exact quantiles, not sums of
/// an integrated density, so that no error accumulates.
struct SmoothTable: Sendable {
  /// What turns the coordinate into the value.
  private let form: Form

  private var cells = Cells()

  /// For each slice of the range of z, the first cell that reaches into it.
  private let guide: [Int32]

  /// How a value comes from its coordinate d.
  enum Form: Sendable, Equatable {
    /// scale·exp(d).
    case exponential(scale: Double)
    /// low + width / (1 + ratio·exp(−d)).
    case logistic(ratio: Double, low: Double, width: Double)
    /// ±scale·exp(d) by the side of u; the table is read at 2·min(u, 1 − u) as an upper tail.
    case symmetric(scale: Double)
    /// offset + ⌈scale·d⌉, from 0 to `end`.
    case whole(offset: Double, scale: Double, end: Double)
  }

  /// The polynomials, one after the other.
  private struct Cells: Sendable {
    /// In t, which runs from −1 to 1 over a cell, highest power first.
    var coefficients: [Double] = []
    var centres: [Double] = []
    /// 1 / half the width.
    var factors: [Double] = []
    var ends: [Double] = []
  }

  /// Greatest |z|, that of 2⁻⁵³, and a little.
  private static let range = 8.25

  private static let guideCount = 256

  /// How often a first cell may be halved.
  private static let deepestSplit = 9

  /// Error in u that a cell may have, as far as its last coefficients tell.
  private static let tolerance = 5e-14

  /// Error in units of z that a cell in the tails may have.
  private static let tailTolerance = 5e-13

  /// Fits that are tried before a law counts as too sharply bent for a table.
  private static let mostFits = 160

  /// Interpolates; nil if a coordinate is not a finite number, or it would take too many polynomials.
  ///
  /// - Parameter firstCells: into how many cells the range is cut to begin with; 1 for a law that is nearly normal.
  /// - Parameter coordinate: the exact coordinate of the quantile with given tails, from a guess if there is one.
  init?(_ form: Form, cells firstCells: Int = 6, coordinate: (Tails, Double?) -> Double) {
    self.form = form
    let width = 2 * Self.range / Double(firstCells)
    // Whether it can still be done.
    var isPossible = true
    var fits = 0
    var last: (z: Double, d: Double, slope: Double)?
    var cells = Cells()
    func add(from low: Double, to high: Double, depth: Int) {
      let (centre, half) = ((high + low) / 2, (high - low) / 2)
      let before = last
      let values = ChebyshevFit.points.map { point -> Double in
        let z = centre + half * point
        let guess = last.map { $0.d + $0.slope * (z - $0.z) }
        let d = coordinate(Tails(lower: gsl_cdf_ugaussian_P(z), upper: gsl_cdf_ugaussian_Q(z)), guess)
        if !d.isFinite { isPossible = false }
        last = (z, d, last.map { $0.z == z ? 0 : (d - $0.d) / (z - $0.z) } ?? 0)
        return d
      }
      fits += 1
      if fits > Self.mostFits { isPossible = false }
      guard isPossible else { return }
      let fit = ChebyshevFit.coefficients(values)
      let error = abs(fit[ChebyshevFit.count - 1]) + abs(fit[ChebyshevFit.count - 2])
      let rounding = 16 * values.reduce(0) { max($0, abs($1)) }.ulp
      let density = gsl_ran_ugaussian_pdf(low < 0 && high > 0 ? 0 : min(abs(low), abs(high)))
      let tolerance = min(Self.tolerance / density, Self.tailTolerance)
      guard depth == Self.deepestSplit || error <= max(tolerance * abs(fit[1]) / half, rounding) else {
        last = before
        add(from: low, to: centre, depth: depth + 1)
        add(from: centre, to: high, depth: depth + 1)
        return
      }
      cells.coefficients += ChebyshevFit.powersHighestFirst(fit)
      cells.centres.append(centre)
      cells.factors.append(1 / half)
      cells.ends.append(high)
    }
    for cell in 0..<firstCells where isPossible {
      add(from: Double(cell) * width - Self.range, to: Double(cell + 1) * width - Self.range, depth: 0)
    }
    guard isPossible else { return nil }
    cells.ends[cells.ends.count - 1] = .infinity
    var cell = 0
    guide = (0..<Self.guideCount).map { slice in
      let low = Double(slice) * (2 * Self.range / Double(Self.guideCount)) - Self.range
      while cells.ends[cell] <= low { cell += 1 }
      return Int32(cell)
    }
    self.cells = cells
  }

  /// Fills a column with the quantiles of its uniforms; may work in place.
  func fill(_ out: UnsafeMutablePointer<LaneGroup>, uniforms: UnsafePointer<LaneGroup>, groups: Int) {
    cells.coefficients.withUnsafeBufferPointer { coefficients in
      cells.centres.withUnsafeBufferPointer { centres in
        cells.factors.withUnsafeBufferPointer { factors in
          cells.ends.withUnsafeBufferPointer { ends in
            guide.withUnsafeBufferPointer { guide in
              for group in 0..<groups {
                let u = uniformOrHalf(uniforms[group])
                let z = normalPoints(u)
                var d = LaneGroup(repeating: 0)
                for lane in 0..<8 {
                  let slice = (z[lane] + Self.range) * (Double(Self.guideCount) / (2 * Self.range))
                  var cell = Int(guide[Int(max(min(slice, Double(Self.guideCount - 1)), 0))])
                  while z[lane] > ends[cell] { cell &+= 1 }
                  let t = (z[lane] - centres[cell]) * factors[cell]
                  let first = cell &* ChebyshevFit.count
                  var sum = coefficients[first]
                  for power in 1..<ChebyshevFit.count {
                    sum = coefficients[first &+ power].addingProduct(sum, t)
                  }
                  d[lane] = sum
                }
                out[group] = value(d, u)
              }
            }
          }
        }
      }
    }
  }

  /// Where the table is read for each uniform.
  @inline(always)
  private func normalPoints(_ u: LaneGroup) -> LaneGroup {
    guard case .symmetric = form else { return normalQuantile(u) }
    // The tail beyond ±x is 2·min(u, 1 − u): the table is that of |x|, whose upper tail it is.
    let tail = u.replacing(with: 1 - u, where: u .> 0.5) * 2
    return -normalQuantile(tail)
  }

  /// The values of eight coordinates.
  @inline(always)
  private func value(_ d: LaneGroup, _ u: LaneGroup) -> LaneGroup {
    switch form {
    case .exponential(let scale): return exp(d) * scale
    case .logistic(let ratio, let low, let width):
      let share = 1 / (1 + exp(-d) * ratio)
      // From the nearer end, so that rounding can't pass the far one.
      let complement = 1 / (1 + exp(d) / ratio)
      return (low + width - complement * width).replacing(with: low + share * width, where: share .<= 0.5)
    case .symmetric(let scale):
      let size = exp(d) * scale
      return size.replacing(with: -size, where: u .< 0.5)
    case .whole(let offset, let scale, let end):
      let count = (d * scale).rounded(.up) + offset
      return count.clamped(lowerBound: LaneGroup(repeating: 0), upperBound: LaneGroup(repeating: end))
    }
  }
}

/// Uniforms, and 1/2 in lanes behind the last one, which hold anything.
@inline(always)
func uniformOrHalf(_ u: LaneGroup) -> LaneGroup {
  LaneGroup(repeating: 0.5).replacing(with: u, where: (u .> 0) .& (u .< 1))
}
