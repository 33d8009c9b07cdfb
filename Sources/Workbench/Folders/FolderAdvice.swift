import ResultsStore
import Simulation

/// What somebody may have meant who gave a folder where a file is read.
package enum FolderAdvice {
  package static func text(_ name: String) -> String {
    let folder = ResultsFolder(name)
    var hints: [String] = []
    if let occupant = Occupant(of: folder) {
      hints.append("it holds \(occupant.description(in: folder))")
      if occupant.kind == .run, let file = try? RecordBook.read(.run, in: folder.path).manifest().order.file {
        hints.append("it was played from \(file)")
      }
    }
    for name in ["scenario.json", "plan.json"] where hints.isEmpty && FileSystem.isRegular("\(folder.path)/\(name)") {
      hints.append("did you mean \(folder.path)/\(name)?")
    }
    return (["is a folder, not a file"] + hints).joined(separator: "; ")
  }
}

extension RecordedOrder {
  /// The path of the scenario or plan.
  var file: String? { try? Order(self) { () throws(RecordError) in [VariantName.base] }.file.path }
}
