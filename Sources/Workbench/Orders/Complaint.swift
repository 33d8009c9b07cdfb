import MonteCarlo
import ResultsStore
import ScenarioLanguage

/// Why a piece of work was not done, for the person who can mend it: a message, and the exit code of a program that ends so.
///
/// Whoever has asked for the work prints it, once.
package struct Complaint: Error, Equatable, CustomStringConvertible {
  package let status: ExitStatus
  /// One for each thing that is wrong.
  package let messages: [String]
  /// Whether the messages begin with a file and a line, and so need no other beginning.
  package let isLocated: Bool

  package init(_ status: ExitStatus, _ messages: [String], isLocated: Bool = false) {
    (self.status, self.messages, self.isLocated) = (status, messages, isLocated)
  }

  package init(_ status: ExitStatus, _ message: String) { self.init(status, [message]) }

  package var description: String { messages.joined(separator: "\n") }

  /// Something that was asked for can't be done.
  package static func badUsage(_ message: String) -> Complaint { Complaint(.badUsage, message) }

  /// A name of something that there is not, with the nearest of those that there are.
  ///
  /// - Parameters:
  ///   - noun: what it is to be, such as `outcome`.
  ///   - place: the option that names it, where that can't be missed.
  ///   - advice: what else would do.
  package static func unknown(
    _ noun: String, _ name: String, among names: [String], for place: String? = nil, _ advice: String? = nil
  ) -> Complaint {
    let mostTold = 40
    let rest = names.count > mostTold ? ", and \(names.count - mostTold) more" : ""
    return .badUsage(
      [
        (place.map { "\($0): " } ?? "") + "there is no \(noun) \"\(name)\"",
        nearestName(to: name, among: names).map { "did you mean \"\($0)\"?" }, advice,
        names.isEmpty
          ? nil
          : "\(names.count == 1 ? "there is only" : "there are") \(names.prefix(mostTold).joined(separator: ", "))\(rest)",
      ].compactMap(\.self).joined(separator: "; "))
  }

  /// A file that people wrote can't be read, or has mistakes.
  package static func badInput(_ error: any Error) -> Complaint {
    Complaint(.badInput, ["\(error)"], isLocated: true)
  }

  /// What was asked for means nothing in the scenario; the place in the file says nothing then.
  package static func badUsage(_ errors: ScenarioErrors) -> Complaint {
    Complaint(
      .badUsage,
      errors.diagnostics.map { mistake in
        // Of what was given on the command line the path is the option.
        (mistake.path.hasPrefix("--") ? mistake.path + ": " : "") + mistake.message
          + (mistake.suggestion.map { "; \($0)" } ?? "")
      })
  }

  /// A file that can't be written: the fault of its name, or of the storage. A complaint stays what it is.
  package static func unwritten(_ what: String, _ error: any Error) -> Complaint {
    if let complaint = error as? Complaint { return complaint }
    let isMistaken = (error as? FileError)?.isMistaken ?? false
    return Complaint(isMistaken ? .badUsage : .storage, "\(what) could not be written: \(error)")
  }

  /// Another process has the folder.
  package static func busy(_ message: String) -> Complaint { Complaint(.busy, message) }

  /// The results can't be written, or what was written can't be read.
  package static func storage(_ message: String) -> Complaint { Complaint(.storage, message) }

  /// Somebody has asked for an end.
  package static func interrupted(_ message: String) -> Complaint { Complaint(.interrupted, message) }
}
