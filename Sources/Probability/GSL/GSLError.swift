internal import CGSL

/// A failed call of GSL.
package struct GSLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// GSL's status code, as in `gsl_errno.h`; never 0.
  package let status: Int32

  /// GSL's text for the status, with what was being computed.
  package let description: String

  /// Describes a status that came out of a computation, say `"a Sobol sequence of 4 dimensions"`.
  package init(status: Int32, computing subject: String) {
    self.status = status
    description = "\(subject): \(String(cString: gsl_strerror(status)))"
  }
}
