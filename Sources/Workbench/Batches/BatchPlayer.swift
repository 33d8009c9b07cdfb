import Analysis
import MonteCarlo
import Probability
import ResultsStore
import ScenarioLanguage
import Simulation
import Studies
import Synchronization

/// Plays the points of a batch that wait, and commits each when it is done.
///
/// A point that is interrupted is played again from its start; that the points share a seed makes the order in which
/// they are played nobody's business.
final class BatchPlayer: Sendable {
  private let order: BatchOrder
  private let record: BatchRecord
  private let trajectories: Int
  private let points: [BatchPoint]
  private let waiting: [BatchPoint]
  private let threads: Int
  private let attendant: Attendant
  private let next = Atomic(0)
  private let problem = Mutex<RecordError?>(nil)
  /// For each scenario of which a point was played, its programs and how its points are played.
  private let studies = Mutex<[Int: (programs: PointPrograms, study: Study)]>([:])

  init(_ job: BatchJob) {
    (order, record, points, attendant) = (job.order, job.record, job.points, job.attendant)
    trajectories = job.order.order.trajectories
    waiting = job.points.filter { $0.state == .waiting }
    threads = job.machine.threads
  }

  /// Points with fewer blocks than there are threads are played side by side.
  private var pointsAtOnce: Int {
    let blocks = (trajectories + Experiment.blockSize - 1) / Experiment.blockSize * order.plan.variants.count
    return max(1, min(waiting.count, (threads + blocks - 1) / blocks))
  }

  /// Plays until done or interrupted.
  ///
  /// - Throws: `RecordError` if a point can't be committed.
  func play() throws(RecordError) {
    guard !waiting.isEmpty else { return }
    let start = ContinuousClock.now
    let (atOnce, each) = (pointsAtOnce, trajectories * order.plan.variants.count)
    attendant.progress.begin(total: points.count * each, before: (points.count - waiting.count) * each)
    WorkerThreads.run(atOnce) { [self] in work(threads: max(1, threads / atOnce)) }
    attendant.progress.end()
    if let problem = problem.withLock({ $0 }) { throw problem }
    let seconds = start.duration(to: .now) / .seconds(1)
    try record.book.update { $0.seconds += seconds }
  }

  private func work(threads: Int) {
    while !attendant.stop.isRaised {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < waiting.count else { return }
      do {
        try play(waiting[index], threads: threads)
      } catch {
        problem.withLock { $0 = $0 ?? error }
        // Nothing that is played from now on could be kept.
        attendant.stop.raise()
      }
    }
  }

  private func play(_ point: BatchPoint, threads: Int) throws(RecordError) {
    let start = ContinuousClock.now
    var (runs, findings, failure) = ([BatchPoint.Run](), [Findings](), String?.none)
    do {
      guard let summary = try summary(point, threads: threads) else { return }
      runs = summary.variants.map { .init(variant: $0.variant, trajectories: $0.trajectories, faults: $0.faults) }
      findings = FindingTables.findings(ofPoint: summary)
    } catch let error as ScenarioErrors {
      failure = error.diagnostics.map(\.message).joined(separator: "; ")
    } catch {
      failure = "\(error)"
    }
    try record.commit(
      point, runs: runs, findings: findings, problem: failure,
      seconds: start.duration(to: .now) / .seconds(1))
  }

  /// What a point comes to; nil if it was interrupted.
  private func summary(_ point: BatchPoint, threads: Int) throws -> RunSummary? {
    let scenario = order.scenarios[point.scenario]
    let changes = try scenario.changes(settings: point.settings)
    let (programs, study) = try study(ofScenario: point.scenario)
    let told = Mutex(0)
    let played = study.play(
      programs.point(changes), threadCount: threads, until: attendant.stop,
      report: { [attendant] played in
        let more = told.withLock { before in
          defer { before = played }
          return played - before
        }
        attendant.progress.add(more)
      })
    guard played.isComplete else { return nil }
    return RunSummary(
      scenario: scenario.name, title: scenario.title, clock: study.first.variants[0].program.clock,
      settings: point.settings.map { "\($0.name)=\($0.value)" }, seed: order.plan.seed, trajectories: trajectories,
      variants: played.ensembles.map { EnsembleSummary($0, includingFaulty: true) })
  }

  /// The variants of a scenario, compiled once, and the study that begins with the first of its points that can be played,
  /// whichever are left to be played.
  private func study(ofScenario index: Int) throws -> (programs: PointPrograms, study: Study) {
    try studies.withLock { studies in
      if let known = studies[index] { return known }
      let scenario = order.scenarios[index]
      let programs = PointPrograms(try order.plan.variants.map { ($0, try scenario.model(variant: $0)) })
      let changes = points.lazy.filter { $0.scenario == index }
        .compactMap { try? scenario.changes(settings: $0.settings) }
      let first = Experiment(
        variants: programs.point(changes.first ?? []), trajectoryCount: trajectories, seed: order.plan.seed,
        threadCount: threads, batchWidth: Experiment.standardBatchWidth, comparisons: [])
      let made = (programs, Study(first))
      studies[index] = made
      return made
    }
  }
}
