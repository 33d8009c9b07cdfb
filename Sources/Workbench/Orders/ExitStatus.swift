/// What the program's exit code says: scripts tell these apart.
///
/// 5 is kept for expectations that are not met.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case badInput = 1
  case badUsage = 2
  case faults = 3
  case storage = 4
  case unfinishedShards = 6
  /// EX_UNAVAILABLE of sysexits.h; `Vectors.unfitExitCode`, which is asked for before this module may run.
  case unfitProcessor = 69
  /// EX_TEMPFAIL of sysexits.h: the same command may do later.
  case busy = 75
  /// 128 + SIGINT, as shells have it.
  case interrupted = 130

  /// When the program exits with it, in words that follow "for".
  package var meaning: String {
    switch self {
    case .done: "done"
    case .badInput: "a bad scenario, or another file that can't be read or has mistakes"
    case .badUsage: "bad usage, a taken folder, or records, shards or a browser that won't do"
    case .faults: "trajectories with faults"
    case .storage: "results that can't be written, or records that can't be read"
    case .unfinishedShards: "shards that are missing or unfinished"
    case .unfitProcessor: "a processor that the program was not built for"
    case .busy: "a folder in which another brink is at work"
    case .interrupted: "interrupted; what was played is kept"
    }
  }

  /// A sentence for a command's help.
  package static func sentence(_ statuses: ExitStatus...) -> String {
    let parts = ([.done] + statuses).map { "\($0.rawValue) for \($0.meaning)" }
    return "Exits with " + parts.joined(separator: "; ") + "."
  }
}
