import Foundation

/// A case with published or independently computed answers, kept beside the package and not inside it.
///
/// Tests that read one are skipped, saying so, where the folder is missing: `.enabled(if:
/// VerificationCase.areAvailable)`.
package struct VerificationCase: Sendable {
  /// Quantities with their expected values, in file order.
  package let expected: [JSONValue]

  /// Folder with `cases/` and `data/`.
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/verify")

  /// Whether the cases are there.
  package static var areAvailable: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "cases").path)
  }

  /// Reads a case by its name, such as `"S02_quantile_types"`.
  /// - Throws: what Foundation throws for a missing or malformed file.
  package init(_ name: String) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: "cases/\(name).json"))
    expected = try JSONDecoder().decode(JSONValue.self, from: data)["expected"].elements
  }

  /// Numbers of a data file of one column, without lines that are not numbers.
  /// - Throws: what Foundation throws for a missing file.
  package static func numbers(inFile path: String) throws -> [Double] {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
  }
}
