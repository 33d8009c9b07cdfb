internal import CGSL

/// A failed call of GSL, or a result that is not a number.
public struct GSLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// GSL's status code, as in `gsl_errno.h`; never 0.
  package let status: Int32

  /// GSL's text for the status, with what was being computed.
  public let description: String

  /// Describes a status that came out of a computation, say `"quantile of gamma(-1, 1)"`.
  package init(status: Int32, computing subject: String) {
    self.status = status
    description = "\(subject): \(String(cString: gsl_strerror(status)))"
  }

  /// An argument outside a function's domain.
  static func domain(_ subject: String) -> GSLError {
    GSLError(status: Int32(GSL_EDOM), computing: subject)
  }

  /// A search that did not end.
  static func failedToConverge(_ subject: String) -> GSLError {
    GSLError(status: Int32(GSL_EMAXITER), computing: subject)
  }
}
