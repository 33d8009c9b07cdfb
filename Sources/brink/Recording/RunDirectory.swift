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
  /// All files are whole and on the disk before any takes its place. The manifest comes last and names the summary's
  /// SHA-256, so that even a crash between the renames can't pass for a run.
  func publish(report: [UInt8], summary: [UInt8], manifest: [UInt8]) throws(FileError) {
    let files = [("report.html", report), ("summary.json", summary), ("manifest.json", manifest)]
    defer { for (name, _) in files { FileSystem.remove(temporary(name)) } }
    for (name, bytes) in files { try FileSystem.write(bytes, to: temporary(name)) }
    for (name, _) in files { try FileSystem.rename(temporary(name), to: "\(path)/\(name)") }
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
