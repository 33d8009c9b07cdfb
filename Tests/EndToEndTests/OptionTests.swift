import Foundation
import TestSupport
import Testing

@Suite("No option is passed over without a word")
struct OptionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("incident.json", SmallScenarios.incident)
  }

  @Test(
    "An option of which one counts is refused a second time, however it is spelled",
    arguments: [
      ("run incident.json -n 10 -n 20", "--trajectories is given twice: 10 and 20"),
      ("run incident.json -n 10 --trajectories=20", "--trajectories is given twice: 10 and 20"),
      ("run incident.json -qn 10 -n 20", "--trajectories is given twice: 10 and 20"),
      ("run incident.json -s 1 --seed 1", "--seed is given twice"), ("run incident.json -o a -o b", "--output"),
      ("run incident.json --precision shots=1 --precision peak=1", "--precision is given twice"),
      ("results export nowhere -t files -t manifest", "--table is given twice"),
      ("compare incident.json --baseline hot --baseline cold", "--baseline is given twice"),
      ("trace incident.json -i 1 -i 2", "--trajectory is given twice"),
      ("fork incident.json -i 1 --day 2 --day 3", "--day is given twice"),
    ])
  func twice(command: String, message: String) throws {
    let result = try folder.brink(command)
    #expect(result.code == 2 && result.errors.contains(message), "\(result)")
    #expect(try folder.names(".") == ["incident.json"])
  }

  @Test(
    "An empty text, which a shell makes of a variable that is not set, is no name",
    arguments: [
      ["run", ""], ["check", "incident.json", ""], ["results", "remove", ""], ["merge", ""], ["report", ""],
      ["report", "out", "--charts", ""], ["report", "out", "-o", ""],
      ["run", "--resume", ""], ["results", "export", "out", "-o", ""], ["batch", ""],
      ["run", "incident.json", "-o", ""],
    ])
  func empty(arguments: [String]) throws {
    let result = try BrinkProcess(arguments: arguments, folder: folder).run()
    #expect(result.code == 2 && result.errors.contains("an empty text"), "\(result)")
    #expect(try folder.names(".") == ["incident.json"])
  }

  @Test("Options that may be repeated, and values that look like options, are taken")
  func repeated() throws {
    for command in [
      "run incident.json -n 10 -q -v hot -v cold -o one", "run incident.json -qn 10 --set heat=1 -o two --force",
      "compare incident.json -n 100 -q --margin shots=1 --margin peak=1 -o three",
    ] {
      let result = try folder.brink(command)
      #expect(result.code == 0, "\(result.errors)")
    }
    let result = try BrinkProcess(
      arguments: [
        "compare", "incident.json", "-n", "10", "--objective", "minimise peak", "--objective", "maximise peak",
      ], folder: folder
    ).run()
    #expect(result.code == 2 && result.errors.contains("--objective is given twice for peak"), "\(result.errors)")
  }

  @Test(
    "What a form of a command can't follow is refused",
    arguments: [
      ("compare out --force", "--force means nothing for out, which was played already"),
      ("compare out -o other", "-o means nothing"), ("compare out --precision peak=1", "--precision means nothing"),
      ("compare out --keep 3 --shard 1/2", "--keep and --shard mean nothing"), ("compare out -t 2", "-t means nothing"),
      ("run --resume out --force", "--force means nothing where out goes on"),
      ("run --resume out -o x", "-o means nothing"), ("run --resume out --shard 1/2", "--shard means nothing"),
      ("batch --resume out --force -o x", "--force and -o mean nothing"),
      ("explain out --seed 3 -n 5", "--seed and -n mean nothing"),
      ("run incident.json --shard 1/2 --json", "--json means nothing for a shard"),
      ("fork incident.json -i 1 --day 2 --margin 0.1", "--margin means nothing without an intervention"),
      ("trace incident.json -i 1 --format text --json", "--format means nothing beside --json"),
      ("trace incident.json -i 1 --threshold 0.1", "--threshold means nothing without --every-step"),
    ])
  func unfollowed(command: String, message: String) throws {
    _ = try folder.brink("run incident.json -n 100 -v hot -q -o out")
    let result = try folder.brink(command)
    #expect(result.code == 2 && result.errors.contains(message), "\(result)")
  }

  @Test(
    "A setting that means nothing is named with its option",
    arguments: [
      ("run incident.json --set heat=nan", "--set heat: there is nothing named \"nan\""),
      ("run incident.json --set tension=7", "--set tension: the initial value 7 is outside the range [0, 1]"),
      ("trace incident.json -i 1 --set tension=7", "--set tension: the initial value 7 is outside"),
      ("fork incident.json -i 1 --day 2 --set tension=1e9", "--set tension: the value 1000000000 is outside the range"),
      ("fork incident.json -i 1 --day 2 --do South.drill", "--do \"South.drill\": no actor has an action"),
    ])
  func settings(command: String, message: String) throws {
    let result = try folder.brink(command)
    #expect(result.code == 2 && result.errors.contains(message), "\(result)")
  }
}
