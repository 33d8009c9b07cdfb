import ResultsStore
import ScenarioLanguage
import Simulation

/// What somebody may have meant who gave a folder where a file is read.
package enum FolderAdvice {
  /// That there is no such file or folder, and the nearest name in the last of its folders that there is.
  static func missing(_ path: String) -> String {
    "no such file or folder" + (nearest(to: path).map { "; did you mean \($0)?" } ?? "")
  }

  private static func nearest(to path: String) -> String? {
    var place = path.hasPrefix("/") ? "/" : ""
    var parts = path.split(separator: "/").map(String.init)[...]
    while let part = parts.popFirst() {
      if FileSystem.isTaken(place + part) {
        place += part + "/"
        continue
      }
      guard let name = nearestName(to: part, among: FileSystem.names(in: place.isEmpty ? "." : place)) else {
        return nil
      }
      let found = ([place + name] + parts).joined(separator: "/")
      // The rest may be right.
      return FileSystem.isTaken(found) ? found : place + name
    }
    return nil
  }

  /// That a folder is no file, and what it holds.
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
