import ResultsStore

/// Where a file that the user named for output may stand.
enum OutputPlace {
  /// Refuses brink's own files, what somebody keeps in a folder beside a run or a batch, and what the output is made from.
  ///
  /// What counts is the file that a path leads to, through links and folders.
  /// - Parameter inputs: files that must not be lost.
  /// - Throws: `FileError` with the reason.
  static func check(_ path: String, inputs: [String]) throws(FileError) {
    guard let place = FileSystem.resolved(path) else { return }
    let file = "\(place.folder)/\(place.name)"
    for input in inputs {
      guard let read = FileSystem.resolved(input), "\(read.folder)/\(read.name)" == file else { continue }
      throw FileError(path: path, reason: "it was played from this file; choose another name")
    }
    for kind in RecordKind.allCases where FileSystem.isTaken("\(place.folder)/\(kind.fileName)") {
      let companions = RecordBook.companions.map { kind.fileName + $0 }
      if ([kind.fileName, RunLock.fileName] + companions + kind.files).contains(place.name) {
        throw FileError(path: path, reason: "brink keeps a \(kind.noun)'s \(place.name) there; choose another name")
      }
      if FileSystem.isTaken(file) {
        throw FileError(
          path: path,
          reason: "it stands beside a \(kind.noun), where nothing is replaced that its record does not list; "
            + "choose another name, or move it away")
      }
    }
  }
}
