/// What the numbers assume: settings, policies, parameters and their sources.
struct AssumptionSection: ReportSection {
  let heading = "Assumptions"
  let name = "assumptions"
  private let report: Report

  init(_ report: Report) { self.report = report }

  var blocks: [Block] {
    report.runs.flatMap { run -> [Block] in
      let blocks = blocks(run)
      return report.runs.count > 1 && !blocks.isEmpty ? [.heading(run.name)] + blocks : blocks
    }
  }

  private func blocks(_ run: ReportedRun) -> [Block] {
    let context = run.context
    var blocks: [Block] = []
    if let description = context.description { blocks.append(.paragraph(description)) }
    if !run.summary.settings.isEmpty {
      blocks.append(.paragraph("Changed in all variants: \(run.summary.settings.joined(separator: ", "))."))
    }
    let played = context.variants.filter { variant in run.summary.variants.contains { $0.variant == variant.name } }
    if !played.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            caption: "What each variant changes", [.text("Variant"), .text("Changes")],
            played.map { variant in
              [
                .init(variant.title ?? variant.name, note: variant.title == nil ? nil : variant.name),
                .init(variant.changes.joined(separator: "; ")),
              ]
            })))
    }
    if !context.policies.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            caption: "Policies at the start", [.text("Actor"), .text("Policy, or weights of a mixture")],
            context.policies.map { [.init($0.actor), .init($0.policy)] })))
    }
    if !context.parameters.isEmpty {
      blocks.append(
        .collapsible("\(context.parameters.count) parameters with their evidence", [.table(parameters(context))]))
    }
    if !context.sources.isEmpty {
      blocks.append(
        .collapsible(
          "\(context.sources.count) sources",
          [.list(context.sources.map { ([("\($0.id): \($0.title)")] + $0.details).joined(separator: ". ") })]))
    }
    return blocks
  }

  private func parameters(_ context: ReportContext) -> ReportTable {
    ReportTable(
      caption: "Parameters, drawn once for each trajectory",
      [.text("Parameter"), .text("Value"), .text("Unit"), .text("Source"), .text("Evidence")],
      context.parameters.map { parameter in
        [
          .init(parameter.title ?? parameter.name, note: parameter.title == nil ? nil : parameter.name),
          .init(parameter.value), .init(parameter.unit ?? "–"), .init(parameter.source ?? "none given"),
          .init(parameter.note ?? "–"),
        ]
      })
  }
}
