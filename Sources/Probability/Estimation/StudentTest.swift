/// Whether a mean is zero.
package enum StudentTest {
  /// Probability, were the mean zero, of a sample mean as far from it: two-sided, with n − 1 degrees of freedom.
  ///
  /// For the differences of pairs it is the paired t test. NaN for fewer than two values; 1 for a sample of zeros, and 0
  /// for one whose values are all the same other number. Student 1908, Biometrika 6(1), 1-25.
  package static func pValue(_ moments: MomentAccumulator) -> Double {
    guard moments.count > 1 else { return .nan }
    guard moments.mean != 0 else { return 1 }
    guard moments.squaredDeviations > 0 else { return 0 }
    return 2
      * Distribution.student.law.tails(
        abs(moments.mean / moments.standardError), [Double(moments.count - 1), 0, 0, 0]
      ).upper
  }
}
