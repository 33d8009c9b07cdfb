import ArgumentParser
import MonteCarlo
import Workbench

/// What is kept of a run, and which part of it is played.
struct RecordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Go on with the run in this folder, bit for bit as if it had never stopped. With --trajectories or --precision, "
        + "make it longer.", valueName: "folder"), completion: .directory)
  var resume: String?

  @Flag(
    name: .customLong("continue"),
    help: "Begin, go on with what was begun by the same order, or say that it is done; for jobs that are started again."
  )
  var continues = false

  @Flag(help: "Replace the run that the folder holds. What brink did not write stays.")
  var force = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Trajectories of each variant to store one by one: a number, all, or none. (default: 100000)",
      valueName: "number"), transform: { try Order.keptRows($0) })
  var keep: Int?

  @Option(
    help: ArgumentHelp(
      "Play until the interval of an outcome is this narrow, such as war=0.002 for ±0.002, or war=10% of the estimate, and rests on "
        + "enough events; --trajectories is the limit "
        + "then, 100 million by default. Or of a variant's, hot:war=0.002; or of the difference of two, hot-base:war=0.002.",
      valueName: "outcome=width"),
    transform: { try PrecisionGoal(text: $0) })
  var precision: PrecisionGoal?

  @Option(
    help: ArgumentHelp(
      "Play only one of n equal parts, to be joined by brink merge; auto reads the variables of a Slurm array job, and auto/n those of "
        + "an array that plays some of n shards.",
      valueName: "i/n|auto|auto/n"), transform: { try Shard(text: $0, environment: TerminalDevice.variable) })
  var shard: Shard?

  /// What a run that is resumed, or a shard, can't follow.
  var forms: [CommandForm] {
    var forms: [CommandForm] = []
    if let resume {
      forms.append(
        CommandForm(
          "where \(resume) goes on, as its record says", ignores: ["--force", "--output", "--shard", "--continue"]))
    }
    if continues { forms.append(CommandForm("beside --continue, which keeps what there is", ignores: ["--force"])) }
    if shard != nil {
      forms.append(
        CommandForm("for a shard, which has no results of its own", ignores: ["--json", "--allow-faults"]))
    }
    return forms
  }

  func validate() throws {
    if shard != nil, precision != nil {
      throw ValidationError("a shard can't know how precise all shards are; leave out --precision or --shard")
    }
  }

  /// What is asked of a run or a comparison.
  ///
  /// - Parameter file: the scenario; nil to take it from the record that is resumed.
  func request(
    _ work: Order.Work, _ file: String?, _ ensemble: EnsembleOptions, comparing comparison: ComparisonRequest?
  ) throws -> RunRequest {
    var request = RunRequest(work, file: file)
    request.variants = try VariantChoice(lists: ensemble.variant)
    (request.settings, request.seed) = (ensemble.source.settings, ensemble.source.givenSeed)
    (request.trajectories, request.precision, request.keptRows) = (ensemble.trajectories, precision, keep)
    (request.comparison, request.shard) = (comparison, shard)
    return request
  }

  /// The run that is begun, or gone on with; or that it is done.
  func job(
    _ request: RunRequest, _ ensemble: EnsembleOptions, in output: String?, for attendant: Attendant
  ) throws -> Continuation<RunJob> {
    if let resume { return .job(try RunJob(resuming: resume, request, on: ensemble.machine, for: attendant)) }
    if continues { return try RunJob.continuing(request, in: output, on: ensemble.machine, for: attendant) }
    return .job(try RunJob(beginning: request, in: output, isForced: force, on: ensemble.machine, for: attendant))
  }
}
