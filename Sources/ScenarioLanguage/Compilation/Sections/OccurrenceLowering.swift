import Simulation

/// The model's occurrences, with the past.
struct OccurrenceLowering {
  private let declarations: Declarations
  private let diagnostics: DiagnosticCollector

  init(_ context: LoweringContext) { (declarations, diagnostics) = (context.declarations, context.diagnostics) }

  func occurrences() -> [Occurrence] {
    var past: [Int: [Int]] = [:]
    let clock = declarations.clock
    for member in declarations.document["past"]?.members ?? [] {
      let parts = member.key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      switch declarations.lookUpOccurrence(parts, actor: nil, diagnostics) {
      case .unknown(let message, let suggestion):
        diagnostics.error(message, at: member.position, path: member.value.path, suggestion: suggestion)
      case .excused: continue
      case .action(let index), .event(let index):
        for entry in member.value.elements {
          guard let text = entry.string, let date = readDate(text, at: entry, diagnostics) else { continue }
          guard let start = clock.start, let step = clock.step(containing: date) else {
            if declarations.hasMalformedStart { continue }
            diagnostics.error("\"past\" needs a calendar, and the clock has no start", at: entry)
            continue
          }
          guard date < start else {
            diagnostics.error("\(date) is not before the start, \(start)", at: entry)
            continue
          }
          past[index, default: []].append(step)
        }
      }
    }
    return declarations.occurrenceNames.enumerated().map { index, name in
      Occurrence(name: name, past: (past[index] ?? []).sorted())
    }
  }
}
