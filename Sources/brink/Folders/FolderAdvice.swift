import ResultsStore

/// What somebody may have meant who gave a folder where a file is read.
enum FolderAdvice {
  static func text(_ folder: String) -> String {
    let folder = RunFolder.plain(folder)
    var hints: [String] = []
    if let occupant = Occupant.of(folder) {
      hints.append("it holds \(occupant.description(in: folder))")
      if occupant.kind == .run, let file = try? RunRecord.read(in: folder).manifest().scenarioFile {
        hints.append("it was played from \(file)")
      }
    }
    for name in ["scenario.json", "plan.json"] where hints.isEmpty && FileSystem.isRegular("\(folder)/\(name)") {
      hints.append("did you mean \(folder)/\(name)?")
    }
    return (["is a folder, not a file"] + hints).joined(separator: "; ")
  }
}
