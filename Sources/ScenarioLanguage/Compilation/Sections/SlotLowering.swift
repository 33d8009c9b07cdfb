import Probability
import Simulation

/// The model's slots, and what they begin with.
struct SlotLowering {
  private let formulas: FormulaLowering
  private var declarations: Declarations { formulas.declarations }
  private var diagnostics: DiagnosticCollector { formulas.diagnostics }

  init(_ formulas: FormulaLowering) { self.formulas = formulas }

  /// The model's slots in their order.
  func slots() -> [Slot] {
    var slots: [Slot] = []
    slots.reserveCapacity(declarations.slotCount)
    for quantity in declarations.quantities {
      for member in 0..<quantity.slots.count {
        let name = quantity.name(ofMember: member)
        slots.append(
          Slot(
            name: name, role: quantity.role, range: quantity.range, states: known(quantity.states),
            unit: quantity.unit, title: title(of: quantity, member: member),
            stateTitles: quantity.titlesOfStates, place: quantity.declaration.place(named: name)))
      }
    }
    return slots
  }

  /// The names of states; nil where none could be read, which was reported.
  private func known(_ states: StateSet?) -> [String]? { states?.names.isEmpty == false ? states?.names : nil }

  private func title(of quantity: Declarations.Quantity, member: Int) -> String? {
    guard quantity.role != .policy else { return quantity.actor.map { "Policy of \(declarations.title(ofActor: $0))" } }
    guard let title = quantity.declaration.string("title") else { return nil }
    return quantity.members.map { "\(title): \($0.names[member])" } ?? title
  }

  /// The initial values in the order in which they are drawn.
  func setup() -> [InitialValue] {
    var values: [InitialValue] = []
    for quantity in declarations.quantities {
      switch quantity.role {
      case .ladder: continue
      case .policy:
        guard let cursor = quantity.declaration["policy"] else { continue }
        values += initialValues(of: quantity, from: cursor)
      case .parameter, .variable:
        guard let cursor = quantity.declaration[quantity.role == .parameter ? "value" : "initial"] else { continue }
        values += initialValues(of: quantity, from: cursor)
      }
    }
    return values
  }

  /// The initial values that a cursor gives to all slots of a quantity.
  func initialValues(of quantity: Declarations.Quantity, from cursor: Cursor) -> [InitialValue] {
    guard let byMember = valuesByMember(of: quantity, cursor) else {
      return (0..<quantity.slots.count).compactMap { initialValue(of: quantity, member: $0, from: cursor) }
    }
    return byMember.enumerated().compactMap { member, value in
      value.flatMap { initialValue(of: quantity, member: member, from: $0) }
    }
  }

  /// The values of an object by member; nil for anything else, weights of states among them.
  private func valuesByMember(of quantity: Declarations.Quantity, _ cursor: Cursor) -> [Cursor?]? {
    guard cursor.isObject else { return nil }
    if let states = quantity.states {
      guard let members = quantity.members, let key = cursor.members.first?.key else { return nil }
      if members.index(of: key) == nil, states.index(of: key) != nil { return nil }
    }
    return membersByName(cursor, quantity.members, of: quantity.name, diagnostics)
  }

  /// The initial value of one slot.
  func initialValue(of quantity: Declarations.Quantity, member: Int, from cursor: Cursor) -> InitialValue? {
    let slot = quantity.firstSlot + member
    let name = quantity.name(ofMember: member)
    let context = FormulaContext(
      quantity.role == .variable ? "\(name).initial" : name, actor: quantity.role == .variable ? quantity.actor : nil,
      member: quantity.members.map { ($0, member) }, stage: .setup(slots: slot))
    if let states = quantity.states, cursor.isObject {
      return choice(states, from: cursor, context).map { InitialValue(slot: slot, formula: $0) }
    }
    guard !refusesObject(cursor, as: quantity.type) else { return nil }
    guard let typed = formulas.typedFormula(cursor, as: quantity.type, context) else { return nil }
    if let constant = typed.constant, quantity.states == nil {
      quantity.checkRange(constant, "the initial value", at: cursor, diagnostics)
    }
    return InitialValue(slot: slot, formula: typed.formula)
  }

  /// What the variables become after a step.
  func updates() -> [Update] {
    declarations.quantities.flatMap { quantity -> [Update] in
      guard quantity.role == .variable, let next = quantity.declaration["next"] else { return [] }
      return (0..<quantity.slots.count).compactMap { member in
        let context = FormulaContext(
          "\(quantity.name(ofMember: member)).next", actor: quantity.actor,
          member: quantity.members.map { ($0, member) })
        return formulas.formula(next, as: quantity.type, context).map {
          Update(slot: quantity.firstSlot + member, formula: $0)
        }
      }
    }
  }

  /// Reports an object where one value is meant; the table of keys allows objects by member everywhere.
  func refusesObject(_ cursor: Cursor, as type: ValueType) -> Bool {
    guard cursor.isObject else { return false }
    diagnostics.error("expected \(type.phrase), found an object", at: cursor)
    return true
  }

  /// Weights of states as an exponential race; states that are not mentioned have weight 0.
  private func choice(_ states: StateSet, from cursor: Cursor, _ context: FormulaContext) -> Formula? {
    guard (try? formulas.context.size.count(nodes: states.names.count, at: cursor)) != nil else { return nil }
    var weights = [Expression](repeating: .constant(0), count: states.names.count)
    var total: Double? = 0
    for member in cursor.members {
      guard let index = states.index(of: member.key) else {
        total = nil
        if states.isUncertain || diagnostics.excuses(member.key, among: states.names) { continue }
        diagnostics.error(
          "\(quoted(member.key)) is not one of \(states.phrase)", at: member.position, path: member.value.path,
          suggestion: diagnostics.didYouMean(member.key, among: states.names))
        continue
      }
      var weightContext = context
      weightContext.name += ".\(member.key)"
      guard !refusesObject(member.value, as: .number),
        let typed = formulas.typedFormula(member.value, as: .number, weightContext)
      else {
        total = nil
        continue
      }
      if let constant = typed.constant, constant < 0 {
        diagnostics.error("a weight may not be negative, found \(shortest(constant))", at: member.value)
      }
      total = total.flatMap { sum in typed.constant.map { sum + $0 } }
      weights[index] = typed.formula.expression
    }
    if total == 0 { diagnostics.error("the weights are all zero", at: cursor) }
    let sites = states.names.map { formulas.context.sites.site("\(context.name).\($0)", at: cursor) }
    return Formula(.draw(Draw(law: .choice(sites: sites), arguments: weights)), at: cursor.place(named: context.name))
  }
}
