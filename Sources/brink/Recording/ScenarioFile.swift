import ScenarioLanguage

/// Scenarios on disk.
enum ScenarioFile {
  /// - Throws: `FileError`, or `ScenarioErrors` with all mistakes of the file.
  static func read(_ path: String) throws -> Scenario {
    try Scenario(reading: try FileSystem.read(path), fileName: path)
  }
}
