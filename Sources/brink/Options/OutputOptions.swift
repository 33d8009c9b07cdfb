import ArgumentParser

/// Where results go, and what is shown of them.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Folder for the results. (default: results/<scenario's name>, with -compare for comparisons)", valueName: "folder"
    ), completion: .directory)
  var output: String?

  @Flag(help: "Print summary.json instead of tables, and nothing else.")
  var json = false

  @Flag(name: [.short, .long], help: "Print neither tables nor progress.")
  var quiet = false

  @Flag(help: "Give estimates even if trajectories have faults, from the others.")
  var allowFaults = false

  var shown: RunOutput { RunOutput(json: json, quiet: quiet, allowFaults: allowFaults) }
}
