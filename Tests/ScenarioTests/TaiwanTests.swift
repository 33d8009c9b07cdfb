import Testing

@Suite("A quarantine of Taiwan")
struct TaiwanTests {
  private static let run = Result { try ExampleScenario("taiwan-quarantine-2027").play() }

  @Test(
    "Other choices move it as they should",
    arguments: [
      Direction("US_escort", in: "early_escorts", than: "base"), Direction("US_escort", in: "base", than: "no_escorts"),
      Direction("shots", in: "early_escorts", than: "base"), Direction("shots", in: "base", than: "no_escorts"),
      Direction("shots", in: "early_escorts", than: "Japan_watches"),
      Direction("war_breaks_out", in: "early_escorts", than: "no_escorts"),
      Direction("war_breaks_out", in: "Beijing_gambles", than: "base"),
      Direction("war_breaks_out", in: "base", than: "harsh_sanctions"),
      Direction("blockaded", in: "Beijing_gambles", than: "base"),
      Direction("full_closure", in: "Beijing_gambles", than: "base"),
      Direction("accommodates", in: "no_escorts", than: "base"),
      Direction("accommodates", in: "base", than: "early_escorts"),
      Direction("accommodates", in: "Japan_watches", than: "early_escorts"),
      Direction("accommodates", in: "base", than: "state_insurance"),
      Direction("lifted_day", in: "base", than: "harsh_sanctions"),
      Direction("lowest_traffic", in: "state_insurance", than: "base"),
      Direction("lowest_traffic", in: "early_escorts", than: "no_escorts"),
      Direction("lowest_gas", in: "double_stock", than: "base"),
      Direction("rationed", in: "base", than: "double_stock"),
      Direction("chips", in: "no_escorts", than: "base"), Direction("chips", in: "base", than: "double_stock"),
      Direction("chips", in: "double_stock", than: "state_insurance"),
      Direction("highest_premium", in: "Beijing_gambles", than: "base"),
    ])
  func directions(_ direction: Direction) throws { try Self.run.get().expect(direction) }

  @Test("Nobody skips a rung on the way to war")
  func ladder() throws {
    let run = try Self.run.get()
    try run.expectRung("limited_quarantine", reachedFrom: ["grey_zone", "skirmish"])
    try run.expectRung("full_quarantine", reachedFrom: ["limited_quarantine", "skirmish"])
    try run.expectRung("navy_blockade", reachedFrom: ["full_quarantine", "skirmish"])
    try run.expectRung("war", reachedFrom: ["skirmish", "navy_blockade"])
  }
}
