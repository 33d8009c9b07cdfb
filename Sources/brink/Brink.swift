import ArgumentParser
import Workbench

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
    discussion: "Exit codes:\n"
      + ExitStatus.allCases.map { "\($0.rawValue) for \($0.meaning)" }.joined(separator: "\n"),
    version: "brink \(Version.current)",
    subcommands: [
      CheckCommand.self, RunCommand.self, CompareCommand.self, BatchCommand.self, MergeCommand.self,
      ReportCommand.self, ResultsCommand.self, TraceCommand.self, ExplainCommand.self, ForkCommand.self,
    ])
}

/// The program: parses, runs, and turns errors into messages and exit codes.
@main
enum Main {
  static func main() {
    ProgramChoice.settle()
    Interruption.prepare()
    do {
      if let mistake = CommandNames.mistake(in: Array(CommandLine.arguments.dropFirst())) {
        throw Complaint.badUsage(mistake)
      }
      var command = try Brink.parseAsRoot()
      try GivenOptions.check(CommandNames.options(in: CommandLine.arguments), for: command)
      try command.run()
    } catch let complaint as Complaint {
      Terminal.tell(complaint)
      exit(complaint.status.rawValue)
    } catch {
      let code = Brink.exitCode(for: error)
      var message = Brink.fullMessage(for: error)
      if message.hasPrefix("Error: ") { message = "brink: " + message.dropFirst("Error: ".count) }
      if !message.isEmpty { (code.isSuccess ? OutputStream.standard : .error).write(message + "\n") }
      // 64 is ArgumentParser's EX_USAGE; a shell expects 2.
      exit(code == .validationFailure ? ExitStatus.badUsage.rawValue : code.rawValue)
    }
  }
}

extension ExitStatus {
  /// Ends the program with this code, if all was not well; what is to be said was said.
  func end() throws { if self != .done { throw ExitCode(rawValue) } }
}
