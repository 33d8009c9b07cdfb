import ArgumentParser

/// Reads and removes what runs have recorded.
struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results", abstract: "List, show, check, export and remove recorded runs.",
    subcommands: [
      ResultsListCommand.self, ResultsShowCommand.self, ResultsCheckCommand.self, ResultsExportCommand.self,
      ResultsRemoveCommand.self,
    ])
}
