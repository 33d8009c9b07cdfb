import Processor

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which of two programs runs: what is handed on holds `brink` for all processors, and beside it `brink-avx512`.
///
/// This module is compiled for no processor in particular: it runs before it is known which one this is. So nothing here may call
/// into other modules, but for `Processor`.
enum ProgramChoice {
  static let wideName = "brink-avx512"

  /// Ends the program where it would be ended by an illegal instruction, or goes over to the faster program beside it.
  ///
  /// `BRINK_CPU=portable` stays with this one.
  static func settle() {
    let (here, compiled) = (Vectors.here, Vectors.compiled)
    if let problem = here.shortcoming(for: compiled) {
      let text = Array("brink: \(problem)\n".utf8)
      _ = write(STDERR_FILENO, text, text.count)
      exit(Vectors.unfitExitCode)
    }
    guard compiled < .avx512, here == .avx512, !isForcedPortable, let program = beside else { return }
    // It returns only where there is no such program.
    execv(program, CommandLine.unsafeArgv)
  }

  private static var isForcedPortable: Bool { getenv("BRINK_CPU").map { strcmp($0, "portable") == 0 } ?? false }

  /// The program for longer vectors, where this one lies.
  private static var beside: String? {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    guard count > 0 else { return nil }
    let own = path[..<count].map { UInt8(bitPattern: $0) }
    let folder = own[...(own.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
    let program = String(decoding: folder, as: UTF8.self) + wideName
    return access(program, X_OK) == 0 ? program : nil
  }
}
