import Processor
import Testing
import Workbench

@Suite("Programs for processors")
struct VectorsTests {
  @Test("This program runs here")
  func here() {
    #expect(Vectors.here.shortcoming(for: .compiled) == nil)
    #expect(Vectors.here >= .portable)
  }

  @Test("The exit code is the one that help and README name")
  func exitCode() {
    #expect(ExitStatus(rawValue: Vectors.unfitExitCode) == .unfitProcessor)
  }

  @Test("A processor can't run what was compiled for longer vectors, and is told what would do")
  func lesser() throws {
    let message = try #require(Vectors.portable.shortcoming(for: .avx512))
    #expect(message.contains("AVX-512") && message.contains("has AVX2") && message.contains("BRINK_CPU=portable"))
    #expect(Vectors.none.shortcoming(for: .portable)?.contains("has less than AVX2") == true)
    #expect(Vectors.avx512.shortcoming(for: .portable) == nil)
  }
}
