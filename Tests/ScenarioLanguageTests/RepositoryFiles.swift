import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of a file of this repository.
func repositoryFile(_ path: String) throws -> [UInt8] {
  let file = try #require(fopen("\(repositoryFolder)/\(path)", "rb"), "cannot open \(path)")
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
  return bytes
}

/// Replaces a file of this repository.
func writeRepositoryFile(_ path: String, _ text: String) throws {
  let file = try #require(fopen("\(repositoryFolder)/\(path)", "wb"), "cannot write \(path)")
  defer { fclose(file) }
  fputs(text, file)
}

private let repositoryFolder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
