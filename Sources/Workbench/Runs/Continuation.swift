import MonteCarlo
import Reporting
import ResultsStore
import ScenarioLanguage

/// What one command does that fits all states of a folder: it begins, goes on, or finds that all is done.
package enum Continuation<Job> {
  case job(Job)
  case done(ResultsFolder)
}

extension RunJob {
  /// Begins a run, goes on with it where it was begun with the same order, or says that it is done.
  ///
  /// - Parameter output: as the user named it; nil for the standard folder, which gets no number.
  /// - Throws: `Complaint`, also where the folder holds a run of another order.
  package static func continuing(
    _ request: RunRequest, in output: String?, on machine: Machine, for attendant: Attendant
  ) throws(Complaint) -> Continuation<RunJob> {
    let scenario = try Scenario(asked: request.file ?? "")
    let order = request.order(scenario)
    let folder = order.folder(output)
    switch Occupant(of: folder).map(\.condition) {
    case nil, .empty:
      return .job(
        try RunJob(
          beginning: order, of: scenario, in: output ?? order.standardFolder, isForced: false, on: machine,
          for: attendant))
    case .unreadable(let error):
      throw .storage("\(folder.path): \(error.description(of: RecordKind.run.fileName))")
    case .unfinished:
      try checkSame(order, in: folder)
      return .job(try RunJob(resuming: folder.path, RunRequest(order.work), on: machine, for: attendant))
    case .finished:
      try checkSame(order, in: folder)
      return .done(folder)
    }
  }

  private static func checkSame(_ order: Order, in folder: ResultsFolder) throws(Complaint) {
    let recorded = try RecordedRun(reading: folder)
    try recorded.checkBits()
    guard let difference = order.difference(from: recorded.order) else { return }
    let longer =
      order.trajectories > recorded.order.trajectories && order.shard == nil
      ? "make it longer by brink run --resume \(folder.quoted) --trajectories \(order.trajectories), " : ""
    throw .badUsage(
      "\(folder.path) holds a run of another order: what is asked for differs in its \(difference); \(longer)"
        + "choose another folder with --output, or replace it with --force instead of --continue")
  }
}
