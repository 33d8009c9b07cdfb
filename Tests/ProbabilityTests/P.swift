import Testing
import Probability
@Test func x() { #expect(Bool(true)) }
