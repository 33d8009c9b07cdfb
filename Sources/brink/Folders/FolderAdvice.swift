import ResultsStore

/// What somebody may have meant who gave a folder where a file is read.
enum FolderAdvice {
  static func text(_ folder: String) -> String {
    let folder = RunFolder.plain(folder)
    let path = ShellText.quoted(folder)
    var hints: [String] = []
    for kind in RecordKind.allCases where FileSystem.isRegular("\(folder)/\(kind.fileName)") {
      let file = kind == .run ? (try? RunRecord.read(in: folder).manifest().scenarioFile).map { " of \($0)" } : nil
      hints.append("it holds a \(kind.noun)\(file ?? ""); \(kind.command) --resume \(path) goes on with it")
    }
    for name in ["scenario.json", "plan.json"] where hints.isEmpty && FileSystem.isRegular("\(folder)/\(name)") {
      hints.append("did you mean \(folder)/\(name)?")
    }
    return (["is a folder, not a file"] + hints).joined(separator: "; ")
  }
}
