import ScenarioLanguage
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("The scenarios of the repository")
struct ScenarioFilesTests {
  @Test("have no errors", arguments: ["two-state-crisis", "arms-race", "deterrence-game"])
  func check(_ folder: String) throws {
    let path = "scenarios/\(folder)/scenario.json"
    let scenario = try Scenario(reading: repositoryFile(path), fileName: path)
    for variant in scenario.variantNames { _ = try scenario.model(variant: variant) }
  }

  @Test("are described by the schema in the repository")
  func schema() throws {
    let path = "scenarios/scenario.schema.json"
    let generated = ScenarioSchema.json()
    if getenv("BRINK_UPDATE_SCHEMA") != nil { try writeRepositoryFile(path, generated) }
    let text = String(decoding: try repositoryFile(path), as: UTF8.self)
    #expect(text == generated, "run the tests once with BRINK_UPDATE_SCHEMA=1 and look at the difference")
  }
}
