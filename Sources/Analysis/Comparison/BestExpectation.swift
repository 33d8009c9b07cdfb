import Probability

/// The probability that each of several expectations is the greatest, given estimates of them and their errors.
///
/// Estimates of many trajectories have normal errors. How they go together comes from the paired differences, so what
/// variants share does not blur their order. The multivariate normal probability is simulated, with draws of fixed
/// addresses: the same numbers give the same bits.
struct BestExpectation {
  /// The share of draws in which each is the greatest; ties are shared.
  let shares: [Double]

  static let drawCount = 20_000

  /// - Parameters:
  ///   - means: each expectation less the first one; the first is 0.
  ///   - covariance: of the errors of all but the first.
  init(means: [Double], covariance: [[Double]]) {
    let factor = Self.cholesky(covariance)
    let site = SiteHash.fnv1a("ranking of variants")
    var wins = means.map { _ in 0.0 }
    var normals = [Double](repeating: 0, count: factor.count)
    var values = means
    for draw in 0..<Self.drawCount {
      for index in normals.indices {
        let address = DrawAddress(site: site, step: UInt32(index))
        normals[index] = normalQuantile(uniform(trajectory: UInt64(draw), seed: 1, address: address))
      }
      for row in factor.indices {
        values[row + 1] = means[row + 1] + (0...row).reduce(0) { $0 + factor[row][$1] * normals[$1] }
      }
      let best = values.max() ?? 0
      let winners = values.indices.filter { values[$0] == best }
      for winner in winners { wins[winner] += 1 / Double(winners.count) }
    }
    shares = wins.map { $0 / Double(Self.drawCount) }
  }

  /// The lower triangular root of a covariance; what is linearly dependent gets no draw of its own (Golub and Van Loan
  /// 2013, Matrix Computations, section 4.2.8).
  static func cholesky(_ matrix: [[Double]]) -> [[Double]] {
    var root = matrix.map { row in row.map { _ in 0.0 } }
    for column in matrix.indices {
      let rest = matrix[column][column] - (0..<column).reduce(0) { $0 + root[column][$1] * root[column][$1] }
      guard rest > 1e-12 * matrix[column][column] else { continue }
      root[column][column] = rest.squareRoot()
      for row in column + 1..<max(matrix.count, column + 1) {
        let product = (0..<column).reduce(0) { $0 + root[row][$1] * root[column][$1] }
        root[row][column] = (matrix[row][column] - product) / root[column][column]
      }
    }
    return root
  }
}
