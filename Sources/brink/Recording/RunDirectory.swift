#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that holds one run.
struct RunDirectory {
  let path: String

  /// Makes the folder, and makes sure that files can be written there.
  init(preparing path: String) throws(FileError) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    try FileSystem.makeDirectories(self.path)
    let probe = temporary("probe")
    try FileSystem.write([], to: probe)
    FileSystem.remove(probe)
  }

  /// A folder that holds a run already.
  init(existing path: String) { self.path = path }

  /// Replaces the run that the folder holds, if any.
  ///
  /// Both files are whole and on the disk before either takes its place. The manifest comes last and names the summary's
  /// SHA-256, so that even a crash between the two renames can't pass for a run.
  func publish(summary: [UInt8], manifest: [UInt8]) throws(FileError) {
    let (summaryFile, manifestFile) = (temporary("summary.json"), temporary("manifest.json"))
    defer {
      FileSystem.remove(summaryFile)
      FileSystem.remove(manifestFile)
    }
    try FileSystem.write(summary, to: summaryFile)
    try FileSystem.write(manifest, to: manifestFile)
    try FileSystem.rename(summaryFile, to: path + "/summary.json")
    try FileSystem.rename(manifestFile, to: path + "/manifest.json")
    try FileSystem.synchronise(path)
  }

  /// Writes a file beside the run's own, or replaces it, in one go.
  func write(_ bytes: [UInt8], as name: String) throws(FileError) {
    let file = temporary(name)
    defer { FileSystem.remove(file) }
    try FileSystem.write(bytes, to: file)
    try FileSystem.rename(file, to: "\(path)/\(name)")
  }

  private func temporary(_ name: String) -> String { "\(path)/.\(name).\(getpid())" }
}
