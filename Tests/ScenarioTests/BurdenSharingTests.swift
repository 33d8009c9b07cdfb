import Testing

@Suite("Burden sharing")
struct BurdenSharingTests {
  private static let run = Result { try ExampleScenario("burden-sharing").play() }

  @Test(
    "Other choices move it as they should",
    arguments: [
      Direction("threats", in: "base", than: "no_threats"), Direction("average", in: "base", than: "no_threats"),
      Direction("average", in: "base", than: "empty_threats"),
      Direction("average", in: "empty_threats", than: "no_threats"),
      Direction("average", in: "binding_pledge", than: "base"), Direction("average", in: "higher_pledge", than: "base"),
      Direction("average", in: "joint_funds", than: "base"), Direction("average", in: "high_threat", than: "base"),
      Direction("average_meets_pledge", in: "joint_funds", than: "base"),
      Direction("average_meets_pledge", in: "base", than: "higher_pledge"),
      Direction("exploitation", in: "high_threat", than: "base"),
      Direction("exploitation", in: "base", than: "equal_allies"),
      Direction("Patron_share", in: "no_threats", than: "base"),
      Direction("mean_missing", in: "high_threat", than: "base"),
      Direction("drawn_down", in: "base", than: "empty_threats"),
      Direction("drawn_down", in: "base", than: "high_threat"),
      Direction("drawn_down", in: "restless_voters", than: "base"),
      Direction("drawn_down", in: "higher_pledge", than: "base"),
      Direction("patron_leaves", in: "higher_pledge", than: "base"),
      Direction("patron_leaves", in: "base", than: "no_threats"),
    ])
  func directions(_ direction: Direction) throws { try Self.run.get().expect(direction) }

  @Test("The small ride on the large, and equals hardly on each other")
  func exploitation() throws {
    let run = try Self.run.get()
    try run.expect("exploitation", within: 0.03...0.12)
    try run.expect("exploitation", "equal_allies", within: -0.02...0.02)
  }

  @Test("Nobody skips a rung on the way to rupture")
  func ladder() throws {
    let run = try Self.run.get()
    try run.expectRung("ultimatum", reachedFrom: ["complaint", "drawdown"])
    try run.expectRung("drawdown", reachedFrom: ["ultimatum"])
    try run.expectRung("rupture", reachedFrom: ["drawdown"])
  }
}
