import ArgumentParser
import Reporting
import ScenarioLanguage
import Workbench

/// Says all that is wrong with scenario files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check scenario files and report every mistake with its line and column.",
    discussion: "Warnings are no mistakes. \(ExitStatus.sentence(.badInput, .badUsage))")

  @Argument(help: ArgumentHelp("The scenario files.", valueName: "file"), completion: .input)
  var files: [String]

  func run() throws {
    var isSound = true
    for file in files { isSound = check(file) && isSound }
    if !isSound { try ExitStatus.badInput.end() }
  }

  private func check(_ file: String) -> Bool {
    do {
      let scenario = try ScenarioFile.read(file)
      for warning in scenario.warnings { OutputStream.standard.write(warning.description(fileName: file) + "\n") }
      let line = "\(file): ok: \(try counts(scenario))"
      // In a pipe each file has one line.
      let lines = OutputStream.standard.isTerminal ? line.wrapped(to: TerminalDevice.width, indent: 2) : [line]
      OutputStream.standard.write(lines.joined(separator: "\n").drop { $0 == " " } + "\n")
      return true
    } catch {
      OutputStream.standard.write("\(error)\n")
      return false
    }
  }

  private func counts(_ scenario: Scenario) throws(ScenarioErrors) -> String {
    let model = try scenario.model()
    let parameters = model.slots.filter { $0.role == .parameter }.count
    let variables = model.slots.filter { $0.role == .variable }.count
    return [
      (parameters, "parameter"), (variables, "variable"), (model.decisions.count, "decision"),
      (model.events.count, "event"), (model.ladders.count, "ladder"), (model.ends.count, "end"),
      (model.outcomes.count, "outcome"), (scenario.variantNames.count + 1, "variant"),
      (scenario.warnings.count, "warning"),
    ]
    .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}
