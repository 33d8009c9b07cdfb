import Reporting
import ScenarioLanguage

/// Scenarios and plans on disk.
package enum ScenarioFile {
  /// - Throws: `FileError`, or `ScenarioErrors` with all mistakes of the file.
  package static func read(_ path: String) throws -> Scenario {
    let bytes = try bytes(path)
    do {
      return try Scenario(reading: bytes, fileName: path)
    } catch {
      guard BatchPlan.isMeant(by: bytes) else { throw error }
      throw FileError(path: path, reason: "is a plan, not a scenario; brink batch \(ShellText.quoted(path)) plays it")
    }
  }

  /// - Throws: `FileError`, or `ScenarioErrors` with all mistakes of the file.
  package static func readPlan(_ path: String) throws -> BatchPlan {
    let bytes = try bytes(path)
    do {
      return try BatchPlan(reading: bytes, fileName: path)
    } catch {
      guard Scenario.isMeant(by: bytes) else { throw error }
      throw FileError(path: path, reason: "is a scenario, not a plan; brink run \(ShellText.quoted(path)) plays it")
    }
  }

  /// The bytes of a file that people wrote.
  ///
  /// - Throws: `FileError`, also for one that is too large to be meant.
  package static func bytes(_ path: String) throws(FileError) -> [UInt8] {
    try FileSystem.read(path, limit: Scenario.largestFileSize)
  }
}
