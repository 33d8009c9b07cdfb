import BrinkLibrary
import Foundation
import TestSupport
import Testing

@Suite("Running, comparing, replaying, forking and points by one import")
struct PlayTests {
  private let scenario: Scenario

  init() throws { scenario = try Scenario(json: SmallScenarios.incident) }

  @Test("A run counts what its replays tell, on any number of threads")
  func sameTrajectories() async throws {
    let played = try await scenario.run(trajectories: 40, seed: 7, threads: 1)
    let accounts = try (0..<40).map { try scenario.replay(trajectory: $0, seed: 7) }
    let shots = accounts.map { account in account.outcomes.first { $0.outcome.name == "shots" }?.value ?? .nan }
    let estimate = try played.estimate(of: "shots")
    #expect(abs(estimate.value - shots.reduce(0, +) / 40) < 1e-12 && estimate.count == 40)
    #expect(estimate.low < estimate.value && estimate.value < estimate.high)
    let again = try await scenario.run(trajectories: 40, seed: 7, threads: 3)
    #expect(all(again) == all(played) && again.seed == 7 && again.trajectories == 40)
  }

  @Test("Intervals are narrower at a lower level")
  func levels() async throws {
    let played = try await scenario.run(trajectories: 200)
    func width(_ level: Double) throws -> Double? {
      guard case .number(let shots)? = try played.summary(level: level).estimates?.outcomes[1].result else {
        return nil
      }
      return shots.mean.high - shots.mean.low
    }
    let (half, most) = (try #require(try width(0.5)), try #require(try width(0.95)))
    #expect(half < most)
  }

  @Test("Variants share their luck, and a difference is the reverse of the other way round")
  func comparison() async throws {
    let played = try await scenario.run(variants: ["base", "hot", "cold"], trajectories: 500)
    #expect(played.variants == ["base", "hot", "cold"])
    #expect(try played.comparisons().map(\.variant) == ["hot", "cold"])
    let up = try played.difference(in: "peak", of: "hot", against: "cold")
    let down = try played.difference(in: "peak", of: "cold", against: "hot")
    #expect(up.difference.value == -down.difference.value && up.verdict == .higher && down.verdict == .lower)
    let (hot, cold) = (try played.estimate(of: "peak", in: "hot"), try played.estimate(of: "peak", in: "cold"))
    #expect(abs(up.difference.value - (hot.value - cold.value)) < 1e-12)
    #expect(up.difference.high - up.difference.low < hot.high - hot.low + cold.high - cold.low)
    let wide = try played.comparisons(against: "hot", margins: ComparisonMargins(general: 1e6))
    #expect(wide.map(\.variant) == ["base", "cold"] && wide.allSatisfy { $0.outcomes.allSatisfy(\.verdict.isSettled) })
  }

  @Test("A fork without a change has one kind of future, and a change shows in the other")
  func fork() async throws {
    let plain = try await scenario.fork(trajectory: 3, atStep: 4, futures: 100)
    #expect(plain.variants == ["without"])
    let tense = try await scenario.fork(trajectory: 3, atStep: 4, settings: ["tension": 1], futures: 100)
    #expect(all(tense).hasPrefix(all(plain).dropLast()))
    #expect(try tense.difference(in: "shots", of: "with").verdict == .higher)
  }

  @Test("A point is what a run with its values gives, in any order")
  func points() async throws {
    let study = try PointStudy(of: scenario, variants: ["base", "cold"], trajectories: 300)
    let late = try await study.play(at: ["tension": 0.5])
    let alone = try await PointStudy(of: scenario, variants: ["base", "cold"], trajectories: 300)
      .play(at: ["tension": 0.5])
    _ = try await study.play()
    let again = try await study.play(at: ["tension": 0.5])
    #expect(all(again) == all(late) && all(alone) == all(late))
    let hot = try await scenario.run(variants: ["hot"], trajectories: 300)
    let point = try await study.play(at: ["heat": 1])
    #expect(try point.estimate(of: "shots").value == hot.estimate(of: "shots").value)
  }

  @Test("Progress ends at 1")
  func progress() async throws {
    let most = Most()
    _ = try await scenario.run(variants: ["base", "hot"], trajectories: 100) { most.raise(to: $0) }
    #expect(most.value == 1)
  }

  @Test("A task that is cancelled ends soon and throws", .timeLimit(.minutes(1)))
  func cancellation() async throws {
    let study = try PointStudy(of: scenario, trajectories: 1 << 40)
    let task = Task { try await study.play(at: ["heat": 0.5]) }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let early = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await scenario.run(trajectories: 10)
    }
    await #expect(throws: CancellationError.self) { try await early.value }
  }
}

/// All numbers of what was played, as text: among them are NaNs, which are not equal.
private func all(_ played: PlayedVariants) -> String { "\(played.summaries)" }

/// The most that was told.
private final class Most: @unchecked Sendable {
  private let lock = NSLock()
  private var most = 0.0
  var value: Double { lock.withLock { most } }
  func raise(to share: Double) { lock.withLock { most = max(most, share) } }
}
