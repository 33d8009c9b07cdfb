import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The command `brink` and all it can be asked for.
struct Brink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brink",
    abstract: "Plays crisis scenarios many times over and says how likely each outcome is, and when.",
    version: "brink \(version)",
    subcommands: [
      CheckCommand.self, RunCommand.self, CompareCommand.self, BatchCommand.self, MergeCommand.self,
      ReportCommand.self, ResultsCommand.self, TraceCommand.self, ExplainCommand.self, ForkCommand.self,
    ])

  static let version = "0.1.0"
}

/// The program: parses, runs, and turns errors into messages and exit codes.
@main
enum Main {
  static func main() {
    do {
      var command = try Brink.parseAsRoot()
      try command.run()
    } catch {
      let code = Brink.exitCode(for: error)
      let message = Brink.fullMessage(for: error)
      if !message.isEmpty { (code.isSuccess ? OutputStream.standard : .error).write(message + "\n") }
      // 64 is ArgumentParser's EX_USAGE; a shell expects 2.
      exit(code == .validationFailure ? ExitCode.badUsage.rawValue : code.rawValue)
    }
  }
}

extension ExitCode {
  /// The scenario has mistakes, or can't be read.
  static let badScenario = ExitCode(1)
  static let badUsage = ExitCode(2)
  /// Trajectories met a NaN, an infinity or a number where it can't stand.
  static let faults = ExitCode(3)
  /// The results can't be written, or what was written can't be read.
  static let storage = ExitCode(4)
  /// 128 + SIGINT, as shells have it.
  static let interrupted = ExitCode(130)
}
