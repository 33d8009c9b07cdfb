extension Scenario {
  /// A parameter as its author describes it, for reports.
  package struct ParameterDescription: Sendable, Equatable {
    package let name: String
    package let title: String?
    package let unit: String?
    /// The id of a source.
    package let source: String?
    package let note: String?
    /// The value as it was written, such as `gamma(9, 0.0055)`.
    package let valueText: String
  }

  /// A source, for reports.
  package struct SourceDescription: Sendable, Equatable {
    package let id: String
    package let title: String
    package let author: String?
    package let date: String?
    package let url: String?
    package let note: String?
  }

  /// An outcome, variant, end, event, ladder or actor as its author describes it, for reports.
  package struct ItemDescription: Sendable, Equatable {
    package let name: String
    package let title: String?
    package let unit: String?
    package let note: String?
  }

  /// The scenario's description, for reports.
  package var summary: String? { document.string("description") }

  /// The parameters in file order.
  package var parameters: [ParameterDescription] {
    document.elements("parameters").map { entry in
      ParameterDescription(
        name: entry.string("name") ?? "", title: entry.string("title"), unit: entry.string("unit"),
        source: entry.string("source"), note: entry.string("note"), valueText: entry["value"]?.text ?? "")
    }
  }

  /// The sources in file order.
  package var sources: [SourceDescription] {
    document.elements("sources").map { entry in
      SourceDescription(
        id: entry.string("id") ?? "", title: entry.string("title") ?? "", author: entry.string("author"),
        date: entry.string("date"), url: entry.string("url"), note: entry.string("note"))
    }
  }

  /// The outcomes in file order.
  package var outcomes: [ItemDescription] { descriptions("outcomes") }

  /// The variants in file order, `base` not among them.
  package var variants: [ItemDescription] { descriptions("variants") }

  /// What the variants set, in file order: names with the values as they were written.
  package var variantChanges: [(variant: String, changes: [(name: String, valueText: String)])] {
    document.elements("variants").map { entry in
      (entry.string("name") ?? "", (entry["set"]?.members ?? []).map { ($0.key, $0.value.text) })
    }
  }

  /// The variants that set a name, in file order.
  package func variants(setting name: String) -> [String] {
    variantChanges.compactMap { entry in entry.changes.contains { $0.name == name } ? entry.variant : nil }
  }

  /// The actors that have a policy, in file order, with it or with the weights of their mixture as they were written.
  package var policies: [(actor: ItemDescription, valueText: String)] {
    zip(descriptions("actors"), document.elements("actors")).compactMap { actor, entry in
      entry["policy"].map { (actor, $0.text) }
    }
  }

  /// The rungs of all ladders as their author describes them.
  package var rungs: [ItemDescription] {
    document.elements("ladders").flatMap { ladder in
      ladder.elements("rungs").map { entry in
        ItemDescription(
          name: entry.string("name") ?? "", title: entry.string("title"), unit: nil, note: entry.string("note"))
      }
    }
  }

  /// The descriptions of the entries under a key of the document, such as `ends`, `events`, `ladders` or `actors`.
  package func descriptions(_ key: String) -> [ItemDescription] {
    document.elements(key).map { entry in
      ItemDescription(
        name: entry.string("name") ?? "", title: entry.string("title"), unit: entry.string("unit"),
        note: entry.string("note") ?? entry.string("description"))
    }
  }
}
