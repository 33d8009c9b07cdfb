extension JSONDocument: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// `null`.
  public init(nilLiteral: ()) { self = .null }

  /// `true` or `false`.
  public init(booleanLiteral flag: Bool) { self = .boolean(flag) }

  /// A whole number.
  public init(integerLiteral number: Int) { self = .integer(number) }

  /// Any number.
  public init(floatLiteral number: Double) { self = .number(number) }

  /// A text, such as a name or an expression.
  public init(stringLiteral text: String) { self = .string(text) }

  /// Values in order.
  public init(arrayLiteral values: JSONDocument...) { self = .array(values) }

  /// Keys with their values, in order; a key that stands twice is refused by whoever reads what is written.
  public init(dictionaryLiteral members: (String, JSONDocument)...) {
    self = .object(members)
  }
}
