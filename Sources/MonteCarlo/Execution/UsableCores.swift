#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Experiment {
  /// Processors that this process may use: no more than it is bound to, than its control groups give it time on, and than
  /// Slurm has given to the task.
  package static var usableCoreCount: Int {
    let limits = [
      Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), UsableCores.bound(), UsableCores.quota(), UsableCores.ofSlurmTask,
    ]
    return max(1, limits.compactMap(\.self).min() ?? 1)
  }
}

/// What limits the processors of a process; nil where there is no limit.
package enum UsableCores {
  /// Those that the process is bound to, as by `taskset`: `Cpus_allowed_list` of proc(5), such as `0-3,8`.
  ///
  /// - Parameter status: `/proc/self/status`.
  package static func bound(status: String = "/proc/self/status") -> Int? {
    let key = "Cpus_allowed_list:"
    guard let line = text(of: status)?.split(separator: "\n").first(where: { $0.hasPrefix(key) }) else { return nil }
    var count = 0
    for range in line.dropFirst(key.count).split(separator: ",") {
      let ends = range.split(separator: "-").map { Int($0.filter { !$0.isWhitespace }) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, last >= first else { return nil }
      count += last - first + 1
    }
    return count > 0 ? count : nil
  }

  /// `SLURM_CPUS_PER_TASK`, which Slurm sets where it was asked for.
  static var ofSlurmTask: Int? {
    getenv("SLURM_CPUS_PER_TASK").flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The processor time that the process's control groups (version 2) give it, in processors, rounded up.
  ///
  /// Each group above the process's own may be narrower, so the least of them counts (the kernel's
  /// Documentation/admin-guide/cgroup-v2.rst, "cpu.max").
  /// - Parameters:
  ///   - membership: `/proc/self/cgroup`.
  ///   - root: where the groups are mounted.
  package static func quota(membership: String = "/proc/self/cgroup", root: String = "/sys/fs/cgroup") -> Int? {
    guard let line = text(of: membership)?.split(separator: "\n").first(where: { $0.hasPrefix("0::/") }) else {
      return nil
    }
    var names = line.dropFirst("0::".count).split(separator: "/")
    var least: Int?
    while true {
      let folder = ([root] + names.map(String.init)).joined(separator: "/")
      if let cores = text(of: folder + "/cpu.max").flatMap(cores) { least = min(least ?? cores, cores) }
      guard names.popLast() != nil else { return least }
    }
  }

  /// `200000 100000`, microseconds of each period, is two processors; `max 100000` is no limit.
  private static func cores(_ limit: String) -> Int? {
    let numbers = limit.split(whereSeparator: \.isWhitespace).map { Int($0) }
    guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], quota > 0, period > 0 else { return nil }
    return (quota + period - 1) / period
  }

  private static func text(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
