/// A number that is encoded as null where it is not finite, for which JSON has no number; null is read as NaN.
@propertyWrapper
public struct NumberOrNull: Sendable, Equatable, Codable {
  /// The number, finite or not.
  public var wrappedValue: Double

  /// Wraps a number.
  public init(wrappedValue: Double) { self.wrappedValue = wrappedValue }

  /// Reads a number, or NaN for null.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = container.decodeNil() ? .nan : try container.decode(Double.self)
  }

  /// Writes a number, or null for one that is not finite.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if wrappedValue.isFinite { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}

extension NumberOrNull: CustomStringConvertible {
  /// The number alone, so that whatever holds it prints as if it held a `Double`.
  public var description: String { "\(wrappedValue)" }
}
