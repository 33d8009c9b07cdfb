import Probability
import Simulation

extension ExpressionLowering {
  /// A call as it was written.
  struct Call {
    let name: String
    let arguments: [Syntax]
    let ordinal: Int
    let offset: Int
  }

  @inline(never)
  func lowerCall(_ call: Call) throws(Reported) -> Typed {
    if let operation = Function.unary[call.name] {
      try expect(call, ["x"])
      return try lowerUnary(operation, call.arguments[0])
    }
    if let operation = Function.extremes[call.name] { return try lowerExtreme(call, operation) }
    if let distribution = Distribution.named(call.name) { return try lowerDraw(call, distribution) }
    if Function.history.contains(call.name) { return try lowerHistory(call) }
    switch call.name {
    case "clamp": return try lowerClamp(call)
    case "number":
      try expect(call, ["condition"])
      var value = try lower(call.arguments[0], as: .condition)
      value.type = .number
      return value
    case "start": return try lowerStart(call)
    case "after", "during": return try lowerCalendar(call)
    default:
      let hint = diagnostics.didYouMean(call.name, among: Function.callable)
      throw fail("there is no function \(quoted(call.name))", at: call.offset, suggestion: hint)
    }
  }

  func expect(_ call: Call, _ arguments: [String]) throws(Reported) {
    guard call.arguments.count != arguments.count else { return }
    let count = arguments.count == 1 ? "one argument" : "\(arguments.count) arguments"
    throw fail(
      "\(call.name) takes \(count), found \(call.arguments.count)", at: call.offset,
      suggestion: "\(call.name)(\(arguments.joined(separator: ", ")))")
  }

  @inline(never)
  private func lowerExtreme(_ call: Call, _ operation: BinaryOperation) throws(Reported) -> Typed {
    guard call.arguments.count >= 2 else {
      throw fail("\(call.name) takes two or more arguments, found \(call.arguments.count)", at: call.offset)
    }
    let arguments = try lowerNumbers(call.arguments)
    return arguments.dropFirst().reduce(arguments[0]) { combine(operation, $0, $1, .number) }
  }

  /// Lowers all arguments, so that the mistakes of all are reported.
  private func lowerNumbers(_ arguments: [Syntax]) throws(Reported) -> [Typed] {
    var lowered: [Typed] = []
    for argument in arguments {
      if let value = try? lower(argument, as: .number) { lowered.append(value) }
    }
    guard lowered.count == arguments.count else { throw Reported() }
    return lowered
  }

  /// `if(c, a, b)`; `type` is what bare states in the branches have to be.
  @inline(never)
  func lowerConditional(_ call: Call, as type: ValueType?) throws(Reported) -> Typed {
    try expect(call, ["condition", "then", "otherwise"])
    let condition = try? lower(call.arguments[0], as: .condition)
    let (then, otherwise) = try lowerBranches(call, as: type)
    guard let condition else { throw Reported() }
    return Typed(
      expression: .conditional(condition.expression, then: then.expression, otherwise: otherwise.expression),
      type: then.type, constant: constant(of: condition, then, otherwise),
      depth: max(condition.depth, then.depth, otherwise.depth) + 1)
  }

  /// The value of a choice between numbers or conditions, where it is known.
  private func constant(of condition: Typed, _ then: Typed, _ otherwise: Typed) -> Double? {
    guard let holds = condition.constant else { return nil }
    if case .symbol = then.type { return nil }
    return holds.isNaN ? .nan : holds == 1 ? then.constant : otherwise.constant
  }

  @inline(never)
  private func lowerBranches(_ call: Call, as type: ValueType?) throws(Reported) -> (Typed, Typed) {
    let (first, second) = (call.arguments[1], call.arguments[2])
    if let type { return try lowerBoth(first, second, as: type) }
    guard !names.isFloating(first) else {
      if names.isFloating(second) { throw unknownName(firstName(first)) }
      let (otherwise, then) = try lowerInOrder(second, first)
      return (then, otherwise)
    }
    guard !names.isFloating(second) else { return try lowerInOrder(first, second) }
    return try unify(first, second)
  }

  @inline(never)
  private func lowerBoth(_ first: Syntax, _ second: Syntax, as type: ValueType) throws(Reported) -> (Typed, Typed) {
    let then = try? lower(first, as: type)
    let otherwise = try lower(second, as: type)
    guard let then else { throw Reported() }
    return (then, otherwise)
  }

  /// Lowers the second to the type that the first turns out to have.
  @inline(never)
  private func lowerInOrder(_ first: Syntax, _ second: Syntax) throws(Reported) -> (Typed, Typed) {
    let leading = try lower(first)
    // Only states float, so that a number or a condition can't face one.
    if case .symbol = leading.type { return (leading, try lower(second, as: leading.type)) }
    guard let name = firstName(second).simpleName, let phrase = declarations.looseNames[name] else {
      throw unknownName(firstName(second))
    }
    if declarations.clashingNames.contains(name) { throw Reported() }
    throw fail(
      "one side of this if is \(leading.type.phrase), the other \(quoted(name)), one of \(phrase)", at: first.offset,
      suggestion: "both have to be of one type")
  }

  /// Lowers both and converts one to the type of the other.
  @inline(never)
  private func unify(_ first: Syntax, _ second: Syntax) throws(Reported) -> (Typed, Typed) {
    let lowered = try? lower(first)
    let otherwise = try lower(second)
    guard let then = lowered else { throw Reported() }
    guard case .symbol(let thenStates) = then.type else {
      return (then, try convert(otherwise, to: then.type, at: second.offset))
    }
    if case .symbol(let states) = otherwise.type, thenStates.indices(in: states) != nil {
      return (try convert(then, to: otherwise.type, at: first.offset), otherwise)
    }
    return (then, try convert(otherwise, to: then.type, at: second.offset))
  }

  /// The first bare name of a choice between bare names.
  private func firstName(_ syntax: Syntax) -> Syntax {
    var syntax = syntax
    while case .call(_, let arguments, _) = syntax.kind, arguments.count == 3 { syntax = arguments[1] }
    return syntax
  }

  @inline(never)
  private func lowerClamp(_ call: Call) throws(Reported) -> Typed {
    try expect(call, ["x", "low", "high"])
    let arguments = try lowerNumbers(call.arguments)
    let (value, low, high) = (arguments[0], arguments[1], arguments[2])
    if let least = low.constant, let most = high.constant, least > most {
      throw fail("clamp has its low side \(shortest(least)) above its high side \(shortest(most))", at: call.offset)
    }
    var constant: Double?
    if let number = value.constant, let least = low.constant, let most = high.constant {
      constant = BinaryOperation.minimum.value(of: BinaryOperation.maximum.value(of: number, least), most)
    }
    return Typed(
      expression: .clamp(value.expression, low: low.expression, high: high.expression), type: .number,
      constant: constant, depth: max(value.depth, low.depth, high.depth) + 1)
  }

  /// `start(x)`: a variable, policy or ladder as this step began.
  @inline(never)
  private func lowerStart(_ call: Call) throws(Reported) -> Typed {
    try expect(call, ["variable"])
    try requireRunning("start", at: call.offset)
    let argument = call.arguments[0]
    switch argument.kind {
    case .name(let parts) where parts.count == 3 || parts.first == "policy" && parts.count > 1:
      throw fail(
        "start reads a variable, found a weight", at: argument.offset, suggestion: "policies change, weights don't")
    case .name: return try lowerQuantity(try quantity(argument), moment: .startOfStep, at: argument.offset)
    case .element(let name, let index): return try lowerElement(name, index: index, moment: .startOfStep)
    default: throw fail("start takes the name of a variable", at: argument.offset)
    }
  }

  @inline(never)
  private func lowerCalendar(_ call: Call) throws(Reported) -> Typed {
    try expect(call, call.name == "after" ? ["date"] : ["first", "end"])
    try requireCalendar(call.name, at: call.offset)
    try requireRunning(call.name, at: call.offset)
    var steps: [Int] = []
    for argument in call.arguments {
      guard case .date(let date) = argument.kind, let step = declarations.clock.step(containing: date) else {
        throw fail("\(call.name) takes a date, such as 2025-01-20", at: argument.offset)
      }
      steps.append(step)
    }
    if steps.count == 1 { return Typed(expression: .clock(.after(step: steps[0])), type: .condition) }
    if case .date(let first) = call.arguments[0].kind, case .date(let end) = call.arguments[1].kind, first >= end {
      throw fail("during needs its first date before its second, found \(first) and \(end)", at: call.offset)
    }
    return Typed(expression: .clock(.during(first: steps[0], end: steps[1])), type: .condition)
  }

  @inline(never)
  private func lowerDraw(_ call: Call, _ distribution: Distribution) throws(Reported) -> Typed {
    try expect(call, distribution.law.parameters.map(\.name))
    if let reason = context.drawsForbidden { throw fail(reason, at: call.offset) }
    reads.hasDraw = true
    let arguments = try lowerNumbers(call.arguments)
    if let fault = distribution.law.fault(arguments.map(\.constant)) {
      throw fail("\(call.name): \(fault)", at: call.offset)
    }
    let constants = arguments.compactMap(\.constant)
    if constants.count == arguments.count, distribution.quantile(0.5, constants).isInfinite {
      let found = "\(call.name)(\(constants.map(shortest).joined(separator: ", ")))"
      throw fail(
        "\(found): half of the draws or more are beyond the largest number, 1.8e308", at: call.offset)
    }
    let site = formulas.context.sites.site("\(context.name)#\(call.ordinal)", at: cursor)
    let draw = Draw(law: .distribution(distribution, site: site), arguments: arguments.map(\.expression))
    return Typed(
      expression: .draw(draw), type: distribution.law.isCondition ? .condition : .number,
      depth: (arguments.map(\.depth).max() ?? 0) + 1)
  }
}
