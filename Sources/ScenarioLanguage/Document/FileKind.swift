extension Scenario {
  /// Whether a file is meant to be a scenario, whatever mistakes it has: it has a clock, which plans have not.
  package static func isMeant(by bytes: [UInt8]) -> Bool { keys(bytes).contains("clock") }

  /// The keys of a file's top; none of what is no JSON object.
  fileprivate static func keys(_ bytes: [UInt8]) -> [String] {
    guard let document = try? document(bytes, "") else { return [] }
    return document.members.map(\.key)
  }
}

extension BatchPlan {
  /// Whether a file is meant to be a plan, whatever mistakes it has: it names scenarios, and has no clock of its own.
  package static func isMeant(by bytes: [UInt8]) -> Bool {
    let keys = Scenario.keys(bytes)
    return keys.contains("scenario") && !keys.contains("clock")
  }
}
