import ArgumentParser
import FoundationEssentials
import Reporting
import Workbench

/// The options that stand on a command line, as the user wrote them.
///
/// The parser keeps the last one of those that are given twice, and does not tell what was given from what is a default.
struct GivenOptions {
  private let given: [Given]
  private let hasEmptyArgument: Bool

  private struct Given {
    /// As it is written.
    let name: String
    let argument: ToolDescription.Argument
    /// Nil for a flag.
    let value: String?
  }

  /// - Parameters:
  ///   - arguments: of the program, which the parser has taken.
  ///   - command: to which they belong.
  init(_ arguments: [String], of command: any ParsableCommand.Type) throws {
    let names = Set(arguments.filter { $0.count > 1 && $0.hasPrefix("-") })
    // Describing a command takes longer than most have to say.
    guard !names.isEmpty else {
      (given, hasEmptyArgument) = ([], arguments.contains(""))
      return
    }
    let description = try JSONDecoder().decode(ToolDescription.self, from: Data(command._dumpHelp().utf8)).command
    var (given, words, hasEmptyArgument) = ([Given](), arguments.prefix { $0 != "--" }[...], false)
    while let word = words.popFirst() {
      guard word.count > 1, word.hasPrefix("-") else {
        hasEmptyArgument = hasEmptyArgument || word.isEmpty
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      for name in Self.names(in: parts[0]) {
        guard let argument = description.arguments?.first(where: { $0.has(name) }) else { continue }
        let value = argument.takesValue ? (parts.count > 1 ? parts[1] : words.popFirst()) : nil
        given.append(Given(name: name, argument: argument, value: value))
      }
    }
    (self.given, self.hasEmptyArgument) = (given, hasEmptyArgument)
  }

  /// `-qf` is `-q -f`.
  private static func names(in word: String) -> [String] {
    word.hasPrefix("--") ? [word] : word.dropFirst().map { "-\($0)" }
  }

  /// A message about an empty text, as a shell makes of a variable that is not set; nil if there is none.
  var emptiness: String? {
    if let option = given.first(where: { $0.value == "" }) {
      return "\(option.argument.longName) is given an empty text"
    }
    return hasEmptyArgument ? "an argument is an empty text" : nil
  }

  /// A message about an option that is given twice and of which only one counts; nil if there is none.
  var repetition: String? {
    for (index, option) in given.enumerated() where option.argument.takesValue && !option.argument.isRepeating {
      guard let earlier = given[..<index].first(where: { $0.argument.id == option.argument.id }) else { continue }
      let values = [earlier, option].map { ShellText.quoted($0.value ?? "") }.joined(separator: " and ")
      return "\(option.argument.longName) is given twice: \(values)"
    }
    return nil
  }

  /// A message about options that a form of the command can't follow; nil if there are none.
  func unfollowed(in form: CommandForm) -> String? {
    let names = given.filter { form.ignores($0.argument.longName) }.map(\.name)
    var distinct: [String] = []
    for name in names where !distinct.contains(name) { distinct.append(name) }
    guard !distinct.isEmpty else { return nil }
    let isOne = distinct.count == 1
    return "\(distinct.joined(separator: " and ")) \(isOne ? "means" : "mean") nothing \(form.place); leave "
      + (isOne ? "it" : "them") + " out"
  }
}

/// One of several things that a command does, as its arguments say, of which some can't follow all of its options.
struct CommandForm {
  /// In words that follow "means nothing".
  let place: String
  private let follows: Set<String>?
  private let ignored: Set<String>

  /// One that follows only some options.
  init(_ place: String, followsOnly names: Set<String>) { (self.place, follows, ignored) = (place, names, []) }

  /// One that follows all options but some.
  init(_ place: String, ignores names: Set<String>) { (self.place, follows, ignored) = (place, nil, names) }

  func ignores(_ name: String) -> Bool { follows.map { !$0.contains(name) } ?? ignored.contains(name) }
}

/// A command that has such forms.
protocol FormedCommand: ParsableCommand {
  /// Those that its arguments ask for.
  var forms: [CommandForm] { get }
}

extension GivenOptions {
  /// Refuses what a command would pass over without a word.
  ///
  /// - Throws: `Complaint`.
  static func check(_ arguments: [String], for command: any ParsableCommand) throws {
    let given = try GivenOptions(arguments, of: type(of: command))
    if let mistake = given.emptiness ?? given.repetition { throw Complaint.badUsage(mistake) }
    for form in (command as? any FormedCommand)?.forms ?? [] {
      if let mistake = given.unfollowed(in: form) { throw Complaint.badUsage(mistake) }
    }
  }
}

/// What the parser says of a command, as far as it matters here.
private struct ToolDescription: Decodable {
  let command: Command

  struct Command: Decodable {
    let arguments: [Argument]?
  }

  struct Argument: Decodable {
    let kind: String
    let isRepeating: Bool
    let names: [Name]?

    var takesValue: Bool { kind == "option" }
    var id: [String] { (names ?? []).map(\.text) }
    var longName: String { id.first { $0.hasPrefix("--") } ?? id.first ?? "" }

    func has(_ name: String) -> Bool { id.contains(name) }
  }

  struct Name: Decodable {
    let kind: String
    let name: String

    var text: String { (kind == "long" ? "--" : "-") + name }
  }
}
