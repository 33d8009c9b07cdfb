internal import CGSL

/// GSL's process-wide state.
enum GSL {
  /// Turns GSL's error handler off, which would abort the process, before the first call.
  static func prepare() { _ = isPrepared }

  /// True once the handler is off; a static is initialised exactly once, on any thread.
  private static let isPrepared: Bool = {
    gsl_set_error_handler_off()
    return true
  }()
}
