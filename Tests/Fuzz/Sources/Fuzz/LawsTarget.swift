import Probability

/// Every law at any arguments that are valid: quantiles, tails and tables are numbers, and end.
enum LawsTarget {
  static func feed(_ bytes: [UInt8]) {
    var input = ByteInput(bytes)
    let distribution = Distribution.standard[Int(input.byte()) % Distribution.standard.count]
    let law = distribution.law
    var arguments = LawArguments.zero
    for place in law.parameters.indices { arguments[place] = input.number() }
    let lower = input.uniform()
    let x = input.number()
    guard law.isValid(arguments) else { return }
    func fail(_ what: String, _ value: Any) -> Never { fatalError("\(what) of \(law.name)\(arguments): \(value)") }

    let quantile = law.quantile(Tails(uniform: lower), arguments)
    if quantile.isNaN { fail("the quantile at \(lower)", quantile) }
    for point in [x, quantile] where point.isFinite {
      let tails = law.tails(point, arguments)
      guard 0...1 ~= tails.lower, 0...1 ~= tails.upper else { fail("the tails at \(point)", tails) }
    }
    let support = law.support(from: arguments, to: arguments)
    guard support.low <= quantile, quantile <= support.high else { fail("the support \(support)", quantile) }

    guard let table = InverseTableCache.table(distribution, arguments) else { return }
    let uniforms = [LaneGroup(repeating: lower), LaneGroup(0x1p-53, 1e-9, 0.01, 0.3, 0.5, 0.8, 0.999, 1 - 0x1p-53)]
    var drawn = uniforms
    drawn.withUnsafeMutableBufferPointer { out in
      uniforms.withUnsafeBufferPointer { u in
        guard let out = out.baseAddress, let u = u.baseAddress else { return }
        table.fill(out, uniforms: u, groups: uniforms.count)
      }
    }
    for (u, value) in zip(uniforms, drawn) {
      for lane in 0..<8 where u[lane] > 0 && u[lane] < 1 && value[lane].isNaN {
        fail("the table at \(u[lane])", value[lane])
      }
    }
  }
}

/// Numbers taken from bytes, zeros after their end.
private struct ByteInput {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  private mutating func word() -> UInt64 { (0..<8).reduce(0) { word, _ in word << 8 | UInt64(byte()) } }

  /// A boundary, any double, a whole number, or one of a common size.
  mutating func number() -> Double {
    let kind = byte()
    switch kind & 3 {
    case 0: return Double(NumbersTarget.boundaries[Int(byte()) % NumbersTarget.boundaries.count]) ?? 0.25
    case 1: return Double(bitPattern: word())
    case 2: return Double(word() >> (11 + UInt64(kind >> 2) % 52))
    default: return Double(word() >> 11) * 0x1p-53 * [1, 10, 1000, 1e6][Int(kind >> 2) & 3]
    }
  }

  /// A number within 0 and 1, often next to one of them.
  mutating func uniform() -> Double {
    let kind = byte()
    let inner = max(Double(word() >> 11), 1) * 0x1p-53
    return switch kind & 3 {
    case 0: inner
    case 1: max(inner * 0x1p-40, 0x1p-53)
    case 2: 1 - max(inner * 0x1p-40, 0x1p-53)
    default: kind & 4 == 0 ? 0x1p-53 : 1 - 0x1p-53
    }
  }
}
