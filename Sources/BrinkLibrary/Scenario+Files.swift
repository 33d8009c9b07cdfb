import ScenarioLanguage

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Scenario {
  /// Reads, checks and lowers the scenario in a file.
  ///
  /// - Throws: `RequestError` for a file that can't be read, `ScenarioErrors` with all mistakes in it.
  public init(contentsOf url: URL) throws {
    try self.init(reading: try Self.bytes(url), fileName: url.path(percentEncoded: false))
  }

  private static func bytes(_ url: URL) throws(RequestError) -> [UInt8] {
    func unreadable(_ found: String) -> RequestError {
      RequestError(.unreadableFile, "url", found: found, expected: "a scenario file that can be read")
    }
    guard url.isFileURL else { throw unreadable("\"\(url.absoluteString)\", which is no file") }
    let path = url.path(percentEncoded: false)
    let target = url.resolvingSymlinksInPath().path(percentEncoded: false)
    // What is no plain file may never end.
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else {
      throw unreadable("nothing at \(path)")
    }
    let type = attributes[.type] as? FileAttributeType
    guard type == .typeRegular else {
      throw unreadable("\(type == .typeDirectory ? "a folder" : "no regular file") at \(path)")
    }
    let size = (attributes[.size] as? any BinaryInteger).map { Int(clamping: $0) } ?? attributes[.size] as? Int ?? 0
    guard size <= largestFileSize else { throw unreadable("\(size) bytes at \(path), of \(largestFileSize) at most") }
    do { return Array(try Data(contentsOf: url)) } catch { throw unreadable("\(path), which may not be read") }
  }
}

extension RequestError: LocalizedError {
  /// The same as `description`.
  public var errorDescription: String? { description }
}

extension ScenarioErrors: LocalizedError {
  /// The same as `description`.
  public var errorDescription: String? { description }
}
