import Testing
import Workbench

@Suite("A mistake of the caller stops the program")
struct PreconditionTests {
  @Test("What is written as JSON has no infinities")
  func infinity() async {
    await #expect(processExitsWith: .failure) { _ = JSONText.text(of: [Double.infinity]) }
    await #expect(processExitsWith: .success) { _ = JSONText.text(of: [1.5]) }
  }
}
