import ArgumentParser
import Reporting
import ScenarioLanguage
import Workbench

/// What was meant by a command that does not exist.
enum CommandNames {
  /// A message about the first word that should be a command and is none; nil where all are.
  static func mistake(in arguments: [String]) -> String? {
    mistake(in: arguments[...], of: Brink.self, path: "brink")
  }

  private static func mistake(
    in arguments: ArraySlice<String>, of command: any ParsableCommand.Type, path: String
  ) -> String? {
    let known = command.configuration.subcommands
    guard !known.isEmpty, let word = arguments.first, !word.hasPrefix("-") else { return nil }
    if word == "help", path == "brink" { return mistake(in: arguments.dropFirst(), of: command, path: path) }
    for next in known where next.configuration.commandName == word {
      return mistake(in: arguments.dropFirst(), of: next, path: "\(path) \(word)")
    }
    let names = known.map { $0.configuration.commandName ?? "" }
    return "\(path) has no command \"\(word)\"; \(hint(word, names, path: path))"
  }

  /// What stands behind the program's and its command's names.
  static func options(in arguments: [String]) -> [String] {
    var (rest, known) = (arguments.dropFirst(), Brink.configuration.subcommands)
    while let next = known.first(where: { $0.configuration.commandName == rest.first }) {
      (rest, known) = (rest.dropFirst(), next.configuration.subcommands)
    }
    return Array(rest)
  }

  private static func hint(_ word: String, _ names: [String], path: String) -> String {
    if let near = nearestName(to: word, among: names) { return "did you mean \(path) \(near)?" }
    if path == "brink", FileSystem.isTaken(word) { return "did you mean brink run \(ShellText.quoted(word))?" }
    return "there are \(names.joined(separator: ", "))"
  }
}
