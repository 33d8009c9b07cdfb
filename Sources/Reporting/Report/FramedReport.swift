/// Whatever is reported, in one frame: what it is of, the answer, its sections, and how to make it again.
///
/// `HTMLPage` and `MarkdownPage` write any of them.
package protocol FramedReport: Sendable {
  var title: String { get }
  /// What it rests on, a few words each.
  var facts: [String] { get }
  /// The version of Brink that played.
  var version: String { get }
  /// Labels of the variants that a reader may hide in the charts; fewer than two for no such choice.
  var hideable: [String] { get }
  /// The question and its answer, and first of all what must be read before anything is believed.
  var answer: [Block] { get }
  /// Between answer and method, in the order in which they are read; a new section is a file and a line here.
  static var kinds: [any ReportSection<Self>.Type] { get }
  var method: ReportMethod { get }
}

/// One section of a report.
package protocol ReportSection<Subject> {
  associatedtype Subject
  init(_ report: Subject)
  var heading: String { get }
  /// A word for links.
  var name: String { get }
  /// Nothing where the section has nothing to say.
  var blocks: [Block] { get }
}

/// A section that has something to say.
package struct ReportPart: Sendable {
  package let heading: String
  /// A word for links.
  package let name: String
  package let blocks: [Block]
}

extension FramedReport {
  package var hideable: [String] { [] }

  /// All that is read, in its order.
  package var parts: [ReportPart] {
    let answer = ReportPart(heading: "Question and answer", name: "answer", blocks: answer)
    let method = ReportPart(heading: "Method", name: "method", blocks: method.blocks)
    return ([answer] + Self.kinds.map { part($0) } + [method]).filter { !$0.blocks.isEmpty }
  }

  private func part<Section: ReportSection<Self>>(_ kind: Section.Type) -> ReportPart {
    let section = kind.init(self)
    return ReportPart(heading: section.heading, name: section.name, blocks: section.blocks)
  }

  /// All charts, for export.
  package var charts: [Chart] { parts.flatMap { Self.charts(in: $0.blocks) } }

  private static func charts(in blocks: [Block]) -> [Chart] {
    blocks.flatMap { block -> [Chart] in
      switch block {
      case .charts(let shown): shown
      case .collapsible(_, let inner): charts(in: inner)
      default: []
      }
    }
  }
}
