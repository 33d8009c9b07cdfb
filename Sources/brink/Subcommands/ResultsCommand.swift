import ArgumentParser

/// Reads and removes what runs have recorded.
struct ResultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "results", abstract: "List, show, export and remove recorded runs.",
    subcommands: [
      ResultsListCommand.self, ResultsShowCommand.self, ResultsExportCommand.self, ResultsRemoveCommand.self,
    ])
}
