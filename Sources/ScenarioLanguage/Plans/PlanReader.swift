import Simulation

/// Reads what a plan says, and reports what the table of keys can't know.
struct PlanReader {
  let document: Cursor
  let diagnostics: DiagnosticCollector

  func scenarioFiles() -> [String] {
    guard let entry = document["scenario"] else { return [] }
    return distinct(entry.isArray ? entry.elements : [entry])
  }

  func names(_ key: String, otherwise standard: [String]) -> [String] {
    document[key].map { distinct($0.elements) } ?? standard
  }

  func trajectories() -> Int? { document["trajectories"]?.integer }

  func seed() -> UInt64 {
    guard let entry = document["seed"], entry.number != nil else { return 1 }
    // By its digits: a Double has no room for all seeds.
    guard let seed = UInt64(entry.text) else {
      diagnostics.error("\"seed\" must be a whole number from 0 to 18446744073709551615, in plain digits", at: entry)
      return 1
    }
    return seed
  }

  func design() -> ([BatchPlan.Factor], BatchPlan.Design) {
    if let runs = document["runs"], runs.isArray { return ([], list(runs)) }
    let levels = levelFactors()
    let ranges = rangeFactors(besides: levels)
    guard let design = document["design"], design.isObject else {
      checkGrid(levels)
      if let ranges = document["ranges"], !ranges.members.isEmpty {
        diagnostics.error(
          "a grid has no points between a low and a high number", at: ranges,
          suggestion: "give the values in \"set\", or choose { \"latinHypercube\": 64 } as \"design\"")
      }
      return (levels + ranges, .grid)
    }
    let factors = levels + ranges
    return (factors, sampled(design, factors))
  }

  private func distinct(_ entries: [Cursor]) -> [String] {
    var texts: [String] = []
    for entry in entries {
      guard let text = entry.string else { continue }
      if texts.contains(text) { diagnostics.error("\(quoted(text)) stands here twice", at: entry) }
      texts.append(text)
    }
    return texts
  }

  private func list(_ runs: Cursor) -> BatchPlan.Design {
    for key in ["set", "ranges", "design"] {
      guard let other = document[key] else { continue }
      diagnostics.error("\"runs\" names all points, so \"\(key)\" has nothing to say", at: other)
    }
    limit(runs.elements.count, at: runs)
    return .list(
      runs.elements.map { run in
        run.members.map { Setting(name: $0.key, value: $0.value.settingText) }
      })
  }

  private func levelFactors() -> [BatchPlan.Factor] {
    (document["set"]?.members ?? []).map { member in
      var levels: [String] = []
      for entry in member.value.isArray ? member.value.elements : [member.value] {
        let text = entry.settingText
        if levels.contains(text) { diagnostics.error("\(member.key) has the value \(quoted(text)) twice", at: entry) }
        levels.append(text)
      }
      return BatchPlan.Factor(name: member.key, choices: .levels(levels))
    }
  }

  private func rangeFactors(besides factors: [BatchPlan.Factor]) -> [BatchPlan.Factor] {
    (document["ranges"]?.members ?? []).compactMap { member in
      if factors.contains(where: { $0.name == member.key }) {
        diagnostics.error("\(member.key) stands in \"set\" too", at: member.position, path: member.value.path)
      }
      return range(member.value).map { BatchPlan.Factor(name: member.key, choices: $0) }
    }
  }

  private func range(_ entry: Cursor) -> BatchPlan.Factor.Choices? {
    let sides = entry.isArray ? entry.elements : [entry["low"], entry["high"]].compactMap { $0 }
    guard sides.count == 2 else { return nil }
    guard let low = sides[0].number, let high = sides[1].number else {
      diagnostics.error("both ends of a range must be numbers", at: entry)
      return nil
    }
    guard low < high else {
      // For an array the wrong order is reported with its structure.
      if entry.isObject || low == high { diagnostics.error("the low end must be below the high end", at: entry) }
      return nil
    }
    guard (high - low).isFinite else {
      diagnostics.error("the range is too wide for numbers of 64 bits", at: entry)
      return nil
    }
    let isLogarithmic = entry.string("scale") == "log"
    if isLogarithmic, low <= 0 {
      diagnostics.error("a logarithmic range must begin above 0", at: sides[0])
      return nil
    }
    return .range(low: low, high: high, isLogarithmic: isLogarithmic)
  }

  private func checkGrid(_ factors: [BatchPlan.Factor]) {
    var count = 1
    for case .levels(let levels) in factors.map(\.choices) {
      let (product, overflow) = count.multipliedReportingOverflow(by: levels.count)
      count = overflow ? Int.max : product
    }
    limit(count, at: document["set"] ?? document)
  }

  private func sampled(_ design: Cursor, _ factors: [BatchPlan.Factor]) -> BatchPlan.Design {
    let varied = factors.filter(\.isVaried)
    if varied.isEmpty, document["ranges"] == nil {
      diagnostics.error("a sample needs \"ranges\", or values to choose from in \"set\"", at: design)
    }
    if let entry = design["latinHypercube"] {
      return .latinHypercube(entry.integer ?? 2)
    }
    guard let entry = design["sobol"], let count = entry.integer, count > 0 else { return .sobol(1) }
    if varied.count > 40 {
      diagnostics.error(
        "a Sobol sequence has at most 40 factors here, and these are \(varied.count)", at: entry,
        suggestion: "a \"latinHypercube\" has no such limit")
    }
    if count & (count - 1) != 0, count < BatchPlan.largestPointCount {
      let below = 1 << (Int.bitWidth - 1 - count.leadingZeroBitCount)
      diagnostics.warning(
        "a Sobol design is balanced only if its number of points is a power of two", at: entry,
        suggestion: "such as \(below) or \(2 * below)")
    }
    return .sobol(count)
  }

  private func limit(_ count: Int, at cursor: Cursor) {
    guard count > BatchPlan.largestPointCount else { return }
    diagnostics.error("a batch has at most \(BatchPlan.largestPointCount) points for each scenario", at: cursor)
  }
}

extension Cursor {
  /// The value as a setting has it: an expression, or JSON if it is an object.
  var settingText: String { isObject ? json : text }

  /// The value as JSON, on one line.
  private var json: String {
    switch node.value {
    case .string(let string): Self.quotedJSON(string.text)
    case .array: "[" + elements.map(\.json).joined(separator: ", ") + "]"
    case .object: "{" + members.map { "\(Self.quotedJSON($0.key)): \($0.value.json)" }.joined(separator: ", ") + "}"
    default: text
    }
  }

  /// A string in the quotes and escapes of RFC 8259, section 7.
  private static func quotedJSON(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
