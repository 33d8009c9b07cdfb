import ArgumentParser
import Workbench

/// Looks whether recorded runs are as they were written.
struct ResultsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look whether recorded runs and batches are, byte for byte, as they were written.",
    discussion: """
      Every table, block and point of the record is held against its SHA-256, and every file beside it against the one in the \
      record. The first thing in the record that was changed is named, and every file that was or is gone. Other commands look only \
      at what they read.

      \(ExitStatus.sentence(.badUsage, .storage))
      """)

  @Argument(help: ArgumentHelp("The folders of runs and batches.", valueName: "folder"), completion: .directory)
  var folders: [String]

  func run() throws {
    var complaints: [Complaint] = []
    for folder in folders.map({ ResultsFolder($0) }) {
      do throws(Complaint) {
        let files = try ResultsCheck.check(folder)
        OutputStream.standard.write("\(folder.path) is as it was written: \(files.joined(separator: ", "))\n")
      } catch {
        complaints.append(error)
      }
    }
    if let first = complaints.first { throw Complaint(first.status, complaints.flatMap(\.messages)) }
  }
}
