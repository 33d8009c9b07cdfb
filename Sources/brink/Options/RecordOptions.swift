import ArgumentParser
import ResultsStore

/// What is kept of a run, and which part of it is played.
struct RecordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Go on with the run in this folder, bit for bit as if it had never stopped. With --trajectories or --precision, "
        + "make it longer.", valueName: "folder"), completion: .directory)
  var resume: String?

  @Flag(help: "Replace the run that the folder holds. What brink did not write stays.")
  var force = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Trajectories of each variant to store one by one: a number, all, or none. (default: 100000)",
      valueName: "number"), transform: { try Self.readKeep($0) })
  var keep: Int?

  @Option(
    help: ArgumentHelp(
      "Play until the interval of an outcome is this narrow, such as war=0.002 for ±0.002, or war=10% of the estimate, and rests on "
        + "enough events; --trajectories is the limit "
        + "then, 100 million by default. Or of a variant's, hot:war=0.002; or of the difference of two, hot-base:war=0.002.",
      valueName: "outcome=width"),
    transform: { try PrecisionGoal(argument: $0) })
  var precision: PrecisionGoal?

  @Option(
    help: ArgumentHelp(
      "Play only one of n equal parts, to be joined by brink merge; auto reads the variables of a Slurm array job.",
      valueName: "i/n|auto"), transform: { try RunManifest.Shard(argument: $0) })
  var shard: RunManifest.Shard?

  /// What a run that is resumed, or a shard, can't follow.
  var forms: [CommandForm] {
    var forms: [CommandForm] = []
    if let resume {
      forms.append(
        CommandForm("where \(resume) goes on, as its record says", ignores: ["--force", "--output", "--shard"]))
    }
    if shard != nil {
      forms.append(
        CommandForm("for a shard, which has no results of its own", ignores: ["--json", "--allow-faults"]))
    }
    return forms
  }

  static let standardKeep = 100_000

  private static func readKeep(_ text: String) throws -> Int {
    switch text {
    case "all": Int.max
    case "none": 0
    default: try WholeNumber.read(text, in: 0...Int.max)
    }
  }

  func validate() throws {
    if shard != nil, precision != nil {
      throw ValidationError("a shard can't know how precise all shards are; leave out --precision or --shard")
    }
  }
}

extension RunManifest.Shard {
  /// More than any array of jobs has tasks, and no more than folders that a merge can be given.
  private static let largestCount = 100_000

  /// Reads `3/64`, or `auto` from the variables that Slurm sets for the tasks of an array.
  init(argument: String) throws {
    let text = argument == "auto" ? try Self.ofArrayTask() : argument
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1], count > 0, (1...count).contains(index)
    else { throw ValidationError("a shard is written i/n with i from 1 to n, such as 3/64") }
    guard count <= Self.largestCount else {
      throw ValidationError("a run has \(Self.largestCount) shards at most, not \(count)")
    }
    self.init(index: index, count: count)
  }

  private static func ofArrayTask() throws -> String {
    func number(_ name: String) -> Int? { TerminalDevice.variable(name).flatMap { Int($0) } }
    guard let task = number("SLURM_ARRAY_TASK_ID"), let count = number("SLURM_ARRAY_TASK_COUNT"), count > 0 else {
      throw ValidationError("--shard auto needs SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT, which Slurm sets")
    }
    // Arrays begin at any number, and may have steps: sbatch --array=0-63, 1-64 or 0-20:10.
    let (first, step) = (number("SLURM_ARRAY_TASK_MIN") ?? 1, max(1, number("SLURM_ARRAY_TASK_STEP") ?? 1))
    let index = (task - first) / step + 1
    guard (1...count).contains(index), (task - first) % step == 0 else {
      throw ValidationError(
        "--shard auto can't tell which of \(count) tasks SLURM_ARRAY_TASK_ID \(task) is, with SLURM_ARRAY_TASK_MIN "
          + "\(first) and SLURM_ARRAY_TASK_STEP \(step)")
    }
    return "\(index)/\(count)"
  }
}
