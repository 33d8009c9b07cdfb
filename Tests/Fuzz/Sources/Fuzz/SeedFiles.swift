import FoundationEssentials
import ScenarioLanguage

/// Files of the repository that this program was built in.
enum SeedFiles {
  private static let root = #filePath.split(separator: "/").dropLast(5).reduce(into: "") { $0 += "/\($1)" }

  static func bytes(_ path: String) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: "\(root)/\(path)")) else { fatalError("there is no \(path)") }
    return Array(data)
  }

  static func scenario(_ path: String) -> Scenario {
    do {
      return try Scenario(reading: bytes(path), fileName: path)
    } catch {
      fatalError(error.description)
    }
  }

  /// The scenarios below some folders, in an order that stays.
  static func scenarioPaths(in folders: [String]) -> [String] {
    folders.flatMap { folder in
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
      return names.sorted().filter { $0.hasSuffix(".json") && !$0.contains("schema") && !$0.hasSuffix("plan.json") }
        .map { "\(folder)/\($0)" }
    }
  }
}
