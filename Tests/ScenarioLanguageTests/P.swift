import Testing
@Test func language() { #expect(Bool(true)) }
