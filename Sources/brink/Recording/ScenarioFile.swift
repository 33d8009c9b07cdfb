import ScenarioLanguage

/// Scenarios and plans on disk.
enum ScenarioFile {
  /// - Throws: `FileError`, or `ScenarioErrors` with all mistakes of the file.
  static func read(_ path: String) throws -> Scenario { try Scenario(reading: try bytes(path), fileName: path) }

  /// The bytes of a file that people wrote.
  ///
  /// - Throws: `FileError`, also for one that is too large to be meant.
  static func bytes(_ path: String) throws(FileError) -> [UInt8] {
    try FileSystem.read(path, limit: Scenario.largestFileSize)
  }
}
