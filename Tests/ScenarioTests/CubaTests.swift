import Testing

@Suite("The Cuban missile crisis")
struct CubaTests {
  private static let run = Result { try ExampleScenario("cuba-1962").play() }

  @Test(
    "Other choices move it as they should",
    arguments: [
      Direction("air_strike", in: "bomb_first", than: "base"), Direction("air_strike", in: "base", than: "talk_first"),
      Direction("general_war", in: "bomb_first", than: "base"),
      Direction("general_war", in: "base", than: "talk_first"),
      Direction("general_war", in: "no_Arkhipov", than: "base"),
      Direction("general_war", in: "hard_liner_in_Moscow", than: "base"),
      Direction("nuclear_weapon_used", in: "no_Arkhipov", than: "base"),
      Direction("secret_trade", in: "talk_first", than: "base"),
      Direction("secret_trade", in: "hard_liner_in_Moscow", than: "base"),
      Direction("settles", in: "base", than: "bomb_first"), Direction("settles", in: "base", than: "no_trade"),
      Direction("settles", in: "no_trade", than: "no_back_channel"),
      Direction("settlement_day", in: "no_trade", than: "base"),
      Direction("settlement_day", in: "no_back_channel", than: "no_trade"),
      Direction("U2_lost", in: "no_back_channel", than: "base"),
      Direction("peak_danger", in: "bomb_first", than: "base"),
      Direction("shots_fired", in: "base", than: "Cuban_guns_silent"),
    ])
  func directions(_ direction: Direction) throws { try Self.run.get().expect(direction) }

  @Test("Nobody skips a rung on the way to war")
  func ladder() throws {
    let run = try Self.run.get()
    try run.expectRung("confrontation", reachedFrom: ["secret_debate", "shots"])
    try run.expectRung("attack", reachedFrom: ["confrontation", "shots"])
    try run.expectRung("war", reachedFrom: ["attack"])
  }

  @Test("History is an ordinary play: settled about the 28th, with some twenty launchers ready")
  func history() throws {
    let run = try Self.run.get()
    try run.expect("settlement_day", within: 10...14)
    try run.expect("launchers_left", "talk_first", within: 18...22)
    try run.expect("secret_trade", "no_trade", within: 0...0)
    try run.expect("secret_trade", "no_back_channel", within: 0...0)
  }
}
