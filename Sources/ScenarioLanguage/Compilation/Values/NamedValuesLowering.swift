import Simulation

/// Lowers definitions and policies' weights, each after those that it reads; reports circles.
struct NamedValuesLowering {
  private let context: LoweringContext
  private let items: [Item]
  private let weightItems: [WeightItem: Int]
  private var definitions: [LoweredDefinition?]
  private var weights: [[[Expression]]]

  private enum Item {
    case definition(Int)
    case weight(WeightItem)
  }

  private struct WeightItem: Hashable {
    let actor: Int
    let weight: Int
    let name: String
  }

  /// The values of all names.
  static func lower(_ context: LoweringContext) -> NamedValues {
    var lowering = NamedValuesLowering(context)
    lowering.lowerInOrder()
    return NamedValues(definitions: lowering.definitions, weights: lowering.weights)
  }

  private init(_ context: LoweringContext) {
    self.context = context
    let declarations = context.declarations
    var items = declarations.definitions.indices.map { Item.definition($0) }
    var weightItems: [WeightItem: Int] = [:]
    for (index, actor) in declarations.actors.enumerated() {
      for (name, weight) in actor.weightIndices.sorted(by: { $0.value < $1.value }) {
        let item = WeightItem(actor: index, weight: weight, name: name)
        weightItems[item] = items.count
        items.append(.weight(item))
      }
    }
    (self.items, self.weightItems) = (items, weightItems)
    definitions = Array(repeating: nil, count: declarations.definitionCount)
    weights = declarations.actors.map { actor in actor.weights.map { _ in [] } }
  }

  // MARK: Order

  private enum Visit { case new, open, done }

  private mutating func lowerInOrder() {
    let dependencies = items.map(dependencies)
    var state = [Visit](repeating: .new, count: items.count)
    for root in items.indices where state[root] == .new {
      var stack: [(item: Int, next: Int)] = [(root, 0)]
      state[root] = .open
      while let (item, next) = stack.last {
        guard next < dependencies[item].count else {
          lower(items[item])
          state[item] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let dependency = dependencies[item][next]
        switch state[dependency] {
        case .new:
          state[dependency] = .open
          stack.append((dependency, 0))
        case .open: reportCircle(stack.map(\.item), closing: dependency)
        case .done: break
        }
      }
    }
  }

  private func reportCircle(_ stack: [Int], closing dependency: Int) {
    let circle = stack.drop { $0 != dependency } + [dependency]
    let names = circle.map { name(of: items[$0]) }
    let shown = names.count <= 12 ? names : names.prefix(6) + ["…"] + names.suffix(5)
    let what = circle.contains { if case .weight = items[$0] { true } else { false } }
    context.diagnostics.error(
      "definitions\(what ? " and weights" : "") read each other in a circle: \(shown.joined(separator: " → "))",
      at: place(of: items[stack[stack.count - 1]]))
  }

  private func name(of item: Item) -> String {
    switch item {
    case .definition(let index): context.declarations.definitions[index].name
    case .weight(let weight): "\(context.declarations.actors[weight.actor].name).policy.\(weight.name)"
    }
  }

  private func place(of item: Item) -> Cursor {
    switch item {
    case .definition(let index):
      let declaration = context.declarations.definitions[index].declaration
      return declaration["value"] ?? declaration
    case .weight(let weight): return cursors(of: weight).first ?? context.declarations.actors[weight.actor].declaration
    }
  }

  /// The items whose names appear in an item.
  private func dependencies(_ item: Item) -> [Int] {
    var found: Set<Int> = []
    for cursor in cursors(of: item) {
      // A string that doesn't parse is reported when it is lowered.
      guard let text = cursor.string, let parsed = try? ExpressionParser.expression(text) else { continue }
      for parts in parsed.names {
        switch context.declarations.entities[parts[0]] {
        case .definition(let index): found.insert(index)
        case .actor(let index) where parts.count == 3 && parts[1] == "policy":
          guard let weight = context.declarations.actors[index].weightIndices[parts[2]] else { continue }
          if let item = weightItems[WeightItem(actor: index, weight: weight, name: parts[2])] { found.insert(item) }
        default: break
        }
      }
    }
    return found.sorted()
  }

  private func cursors(of item: Item) -> [Cursor] {
    switch item {
    case .definition(let index):
      guard let value = context.declarations.definitions[index].declaration["value"] else { return [] }
      return value.isObject ? value.members.map(\.value) : [value]
    case .weight(let weight): return cursors(of: weight)
    }
  }

  private func cursors(of weight: WeightItem) -> [Cursor] {
    context.declarations.actors[weight.actor].weights[weight.weight].indices.compactMap {
      cursor(of: weight, $0)?.cursor
    }
  }

  /// Where a weight's value under a policy stands, and the path of names to it.
  private func cursor(of weight: WeightItem, _ policy: Int) -> (cursor: Cursor, path: String)? {
    let actor = context.declarations.actors[weight.actor]
    let policies = actor.policy.flatMap { context.declarations.quantities[$0].states?.names } ?? []
    let path = "\(actor.name).\(policies[policy]).\(weight.name)"
    return actor.weights[weight.weight][policy].map { ($0, path) }
  }

  // MARK: Values

  private mutating func lower(_ item: Item) {
    switch item {
    case .definition(let index):
      let declared = context.declarations.definitions[index]
      for (member, definition) in lowered(declared).enumerated() {
        definitions[declared.firstIndex + member] = definition
      }
    case .weight(let weight): weights[weight.actor][weight.weight] = values(of: weight)
    }
  }

  private var formulas: FormulaLowering {
    FormulaLowering(context, NamedValues(definitions: definitions, weights: weights))
  }

  /// The values of a weight under each policy.
  private func values(of weight: WeightItem) -> [Expression] {
    let formulas = formulas
    return context.declarations.actors[weight.actor].weights[weight.weight].indices.map { policy in
      guard let (cursor, path) = cursor(of: weight, policy) else { return .constant(0) }
      return formulas.weight(cursor, path)?.expression ?? .constant(0)
    }
  }

  /// A definition for each member.
  private func lowered(_ declared: Declarations.NamedExpression) -> [LoweredDefinition?] {
    guard let value = declared.declaration["value"] else { return [] }
    let formulas = formulas
    let byMember = membersByName(value, declared.members, of: declared.name, context.diagnostics)
    let members = (0..<declared.indices.count).map { member -> LoweredDefinition? in
      guard let cursor = byMember.map({ $0[member] }) ?? value else { return nil }
      let context = FormulaContext(
        declared.name(ofMember: member), member: declared.members.map { ($0, member) })
      return formulas.definition(cursor, context)
    }
    checkTypes(members.compactMap(\.self), of: declared)
    return members
  }

  /// All members of a definition have one type.
  private func checkTypes(_ members: [LoweredDefinition], of declared: Declarations.NamedExpression) {
    guard let first = members.first, let other = members.first(where: { !agree(first.type, $0.type) }) else { return }
    context.diagnostics.error(
      "\(declared.name) is \(first.type.phrase) for one member and \(other.type.phrase) for another",
      at: declared.declaration["value"] ?? declared.declaration)
  }

  private func agree(_ left: ValueType, _ right: ValueType) -> Bool {
    switch (left, right) {
    case (.number, .number), (.condition, .condition): true
    case (.symbol(let left), .symbol(let right)): left.hasSameNames(as: right)
    default: false
    }
  }
}
