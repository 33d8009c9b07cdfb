import Simulation

/// Warns of things that are no mistakes but hardly meant.
struct UsageWarnings {
  private let context: LoweringContext
  private let values: NamedValues
  private var diagnostics: DiagnosticCollector { context.diagnostics }

  init(_ context: LoweringContext, _ values: NamedValues) { (self.context, self.values) = (context, values) }

  func warn() {
    warnAboutMeetingEffects()
    warnAboutUnusedParameters()
  }

  private func warnAboutUnusedParameters() {
    for (index, quantity) in context.declarations.quantities.enumerated()
    where quantity.role == .parameter && !context.usage.parameters.contains(index) {
      diagnostics.warning(
        "the parameter \(quantity.name) is never read", at: quantity.declaration["name"] ?? quantity.declaration)
    }
  }

  /// Warns where one actor's effect reads or sets what another actor's effect writes in the same step.
  ///
  /// All decisions are due at step 0, so any two can meet. Sums commute: two effects that only add are no reason.
  private func warnAboutMeetingEffects() {
    var writers: [Int: [EffectAccess]] = [:]
    for access in context.usage.effects {
      // Two writers of other actors are enough to find one that differs.
      for slot in access.writes where (writers[slot] ?? []).allSatisfy({ !sameKind($0, access) }) {
        writers[slot, default: []].append(access)
      }
    }
    var warned: Set<Pair> = []
    for access in context.usage.effects {
      for (slot, isRead) in accessedSlots(access) {
        guard let other = writers[slot]?.first(where: { $0.actor != access.actor && (isRead || clashes($0, access)) })
        else { continue }
        let quantity = context.declarations.quantity(ofSlot: slot).name
        guard warned.insert(Pair(quantity: quantity, actor: access.actor)).inserted else { continue }
        diagnostics.warning(
          "this effect \(isRead ? "reads" : "writes") \(quantity), which \(other.decision) writes in the same step",
          at: access.cursor,
          suggestion: "effects run in file order; what moves once per step belongs in \"next\"")
      }
    }
  }

  private struct Pair: Hashable {
    let quantity: String
    let actor: Int
  }

  private func sameKind(_ left: EffectAccess, _ right: EffectAccess) -> Bool {
    left.actor == right.actor && family(left.operation) == family(right.operation)
  }

  private func family(_ operation: Assignment.Operation) -> Int {
    switch operation {
    case .set: 0
    case .add, .subtract: 1
    case .multiply: 2
    }
  }

  private func clashes(_ left: EffectAccess, _ right: EffectAccess) -> Bool {
    left.operation == .set || right.operation == .set || family(left.operation) != family(right.operation)
  }

  /// The slots that an effect reads (also through definitions) and those that it writes.
  private func accessedSlots(_ access: EffectAccess) -> [(slot: Int, isRead: Bool)] {
    var found = access.reads.slots.map { ($0, true) }
    var seen: Set<Int> = []
    var open = access.reads.definitions
    // Long chains of definitions are followed only so far: this is a hint, and must not cost more than the check.
    while let index = open.popLast(), seen.count < 100 {
      guard seen.insert(index).inserted, let definition = values.definitions[index] else { continue }
      found += definition.reads.slots.map { ($0, true) }
      open += definition.reads.definitions
    }
    return found + access.writes.map { ($0, false) }
  }
}
