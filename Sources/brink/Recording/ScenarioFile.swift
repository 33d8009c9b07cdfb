import ScenarioLanguage

/// Scenarios on disk.
enum ScenarioFile {
  /// - Throws: `FileError`, or `ScenarioErrors` with all mistakes of the file.
  static func read(_ path: String) throws -> Scenario {
    // One byte more than is allowed is enough to be told so.
    try Scenario(reading: try FileSystem.read(path, limit: Scenario.largestFileSize + 1), fileName: path)
  }
}
