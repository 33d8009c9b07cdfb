import Foundation
import Testing

/// What a policy's description says that it moves, and which way, against the mixture of policies or another policy.
struct PolicyClaim: CustomTestStringConvertible, Sendable {
  enum Direction: String, Sendable { case rises, falls }

  let variant: String
  let outcome: String
  let direction: Direction
  var reference = "base"

  var testDescription: String { "\(variant): \(outcome) \(direction) against \(reference)" }
}

@Suite("Korea 2025: policies do what they say")
struct KoreaPolicyTests {
  static let count = 4096

  static let plays: Result<[String: Measurements], any Error> = Result {
    let scenario = try KoreaPlays.scenario()
    return try KoreaPlays.play(scenario, variants: ["base"] + scenario.variantNames, count: count)
  }

  static let claims: [PolicyClaim] = [
    .init(variant: "D1_toughest_stance", outcome: "M01_launch_days", direction: .rises),
    .init(variant: "D2_demonstration_surge", outcome: "M11_EEZ", direction: .rises),
    .init(variant: "D3_Russia_first", outcome: "M01_launch_days", direction: .falls),
    .init(variant: "D4_probe_then_bargain", outcome: "M16_US_DPRK_talks", direction: .rises),
    .init(variant: "D5_two_hostile_states", outcome: "M29_exchange_of_fire", direction: .rises),
    .init(variant: "R1_caretaker_continuity", outcome: "M32_loudspeakers_halted", direction: .falls),
    .init(variant: "R2_conservative_strength", outcome: "M29_exchange_of_fire", direction: .rises),
    .init(variant: "R3_progressive_engagement", outcome: "balloon_days", direction: .falls),
    .init(variant: "R4_nuclear_latency_hedge", outcome: "latency_request", direction: .rises),
    .init(variant: "R5_economy_first", outcome: "M36_tariff", direction: .falls),
    .init(variant: "J1_protest_and_trilateral", outcome: "trilateral_end", direction: .rises),
    .init(variant: "J2_counterstrike_buildup", outcome: "counterstrike_steps", direction: .rises),
    .init(variant: "J3_Pyongyang_summit_seeker", outcome: "Tokyo_contact", direction: .rises),
    .init(variant: "J4_inward_minority_cabinet", outcome: "trilateral_end", direction: .falls),
    .init(variant: "U0_biden_line", outcome: "cost_demand_made", direction: .falls),
    .init(variant: "U1_alliance_continuity", outcome: "alliance_end", direction: .rises),
    .init(variant: "U2_personal_deal", outcome: "M15_Trump_Kim", direction: .rises),
    .init(variant: "U3_maximum_pressure", outcome: "shows_of_force", direction: .rises),
    .init(variant: "U4_transactional_retrenchment", outcome: "M34_troop_cut", direction: .rises),
    .init(variant: "U5_other_priorities", outcome: "shows_of_force", direction: .falls),
    .init(variant: "S1_wartime_barter", outcome: "troop_waves", direction: .rises, reference: "S3_cool_down"),
    .init(variant: "S2_deep_technology_partner", outcome: "technology_end", direction: .rises),
    .init(variant: "S3_cool_down", outcome: "support_end", direction: .falls),
    .init(variant: "S4_veto_shield", outcome: "sanctions_end", direction: .falls),
    .init(variant: "S5_broker_with_China", outcome: "M01_launch_days", direction: .falls),
  ]

  /// More than three standard errors of independent runs; the draws are paired, so that is cautious.
  @Test("Each policy moves what its description says", arguments: claims)
  func claim(_ claim: PolicyClaim) throws {
    let plays = try Self.plays.get()
    let (with, without) = (try #require(plays[claim.variant]), try #require(plays[claim.reference]))
    let difference = with.mean(claim.outcome) - without.mean(claim.outcome)
    let errors = (with.standardError(claim.outcome), without.standardError(claim.outcome))
    let noise = 3 * (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
    if ProcessInfo.processInfo.environment["BRINK_TABLES"] != nil {
      let (value, reference) = (with.mean(claim.outcome), without.mean(claim.outcome))
      let numbers = String(format: "%.3g | %.3g", value, reference)
      print("| `\(claim.variant)` | `\(claim.outcome)` \(claim.direction) | \(numbers) | `\(claim.reference)` |")
    }
    let signed = claim.direction == .rises ? difference : -difference
    #expect(signed > noise, "\(claim.outcome) moves by \(difference), noise \(noise)")
  }

  @Test(
    "Launch days of each DPRK policy are in its range",
    arguments: zip(
      [
        "D1_toughest_stance", "D2_demonstration_surge", "D3_Russia_first", "D4_probe_then_bargain",
        "D5_two_hostile_states",
      ], [10.0...15, 20...35, 4...9, 8...12, 8...12]))
  func launchDays(variant: String, range: ClosedRange<Double>) throws {
    let days = try #require(try Self.plays.get()[variant]).mean("M01_launch_days")
    #expect(range.contains(days), "\(days) launch days")
  }

  /// From deterrence to engagement in quarters.
  static let sweep = ["engagement_0", "engagement_25", "engagement_50", "engagement_75", "deal_and_engagement"]

  @Test(
    "A sweep from deterrence to engagement is monotone",
    arguments: [
      ("talks", PolicyClaim.Direction.rises), ("M15_Trump_Kim", .rises), ("M17_inter_Korean_talks", .rises),
      ("M32_loudspeakers_halted", .rises), ("balloon_days", .falls), ("M29_exchange_of_fire", .falls),
      ("shows_of_force", .falls), ("full_drills", .falls), ("sanctions_end", .falls),
    ])
  func monotone(outcome: String, direction: PolicyClaim.Direction) throws {
    let plays = try Self.plays.get()
    let means = try Self.sweep.map { try #require(plays[$0]).mean(outcome) }
    let steps = zip(means.dropFirst(), means).map { direction == .rises ? $0 - $1 : $1 - $0 }
    #expect(steps.allSatisfy { $0 > 0 }, "\(means)")
  }

  @Test(
    "The sweep moves the time on the ladders' rungs",
    arguments: [
      ("escalation", "grey_zone", PolicyClaim.Direction.falls), ("escalation", "exchange_of_fire", .falls),
      ("escalation", "limited_deadly_clash", .falls), ("diplomacy", "technical_contact", .rises),
      ("diplomacy", "working_talks", .rises), ("diplomacy", "interim_deal", .rises),
    ])
  func rungs(ladder: String, rung: String, direction: PolicyClaim.Direction) throws {
    let plays = try Self.plays.get()
    let looks = try Self.sweep.map { try #require(plays[$0]).looks(fromRung: rung, of: ladder) }
    let steps = zip(looks.dropFirst(), looks).map { direction == .rises ? $0 - $1 : $1 - $0 }
    #expect(steps.allSatisfy { $0 > 0 }, "\(looks)")
  }

  @Test("No variant runs away: general war stays below 2 %, and nothing faults")
  func noRunaway() throws {
    for (variant, play) in try Self.plays.get() {
      #expect(play.mean("general_war") < 0.02, "\(variant)")
      #expect(play.faultCount == 0, "\(variant)")
    }
  }

  @Test("War and nuclear use are reached rung by rung")
  func rungByRung() throws {
    var entries: [String: Set<String>] = [:]
    for play in try Self.plays.get().values {
      let (rungs, tally) = try #require(play.ladders["escalation"])
      for (from, name) in rungs.enumerated() {
        for (target, rung) in rungs.enumerated()
        where from != target && tally.transitions[from * rungs.count + target] > 0 {
          entries[rung, default: []].insert(name)
        }
      }
    }
    #expect(entries["general_war"] == ["major_clash"])
    #expect(entries["nuclear_use"]?.subtracting(["general_war"]) ?? [] == [])
    #expect(entries["limited_deadly_clash"] == ["exchange_of_fire"])
  }
}
