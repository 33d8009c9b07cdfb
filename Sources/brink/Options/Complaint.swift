import ArgumentParser

/// A message to the user, and the exit code that goes with it.
enum Complaint {
  /// Something on the command line can't be done.
  static func badUsage(_ message: String) -> ExitCode {
    OutputStream.error.write("brink: \(message)\n")
    return .badUsage
  }

  /// The results can't be written, or what was written can't be read.
  static func storage(_ message: String) -> ExitCode {
    OutputStream.error.write("brink: \(message)\n")
    return .storage
  }
}
