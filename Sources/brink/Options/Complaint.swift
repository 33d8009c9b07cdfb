import ArgumentParser
import ScenarioLanguage

/// A message to the user, and the exit code that goes with it.
enum Complaint {
  /// Something on the command line can't be done.
  static func badUsage(_ message: String) -> ExitCode {
    OutputStream.error.write("brink: \(message)\n")
    return .badUsage
  }

  /// What was named on the command line means nothing in the scenario; the place in the file says nothing then.
  static func badUsage(_ errors: ScenarioErrors) -> ExitCode {
    let messages = errors.diagnostics.map { mistake in
      // Of what was given on the command line the path is the option.
      (mistake.path.hasPrefix("--") ? mistake.path + ": " : "") + mistake.message
        + (mistake.suggestion.map { "; \($0)" } ?? "")
    }
    OutputStream.error.write(messages.map { "brink: \($0)\n" }.joined())
    return .badUsage
  }

  /// A file that can't be written: the fault of its name, or of the storage.
  ///
  /// An exit code stands for what was said already.
  static func unwritten(_ what: String, _ error: any Error) -> ExitCode {
    if let code = error as? ExitCode { return code }
    let isMistaken = (error as? FileError)?.isMistaken ?? false
    let message = "\(what) could not be written: \(error)"
    return isMistaken ? badUsage(message) : storage(message)
  }

  /// Another process has the folder.
  static func busy(_ message: String) -> ExitCode {
    OutputStream.error.write("brink: \(message)\n")
    return .busy
  }

  /// The results can't be written, or what was written can't be read.
  static func storage(_ message: String) -> ExitCode {
    OutputStream.error.write("brink: \(message)\n")
    return .storage
  }
}
