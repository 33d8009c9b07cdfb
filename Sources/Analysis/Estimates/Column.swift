/// Numbers look by look; in JSON an array, with null for what is not finite.
public struct Column: Sendable, Equatable, Codable, ExpressibleByArrayLiteral {
  /// One number for each recorded look; NaN where there is none.
  public var numbers: [Double]

  package init(_ numbers: [Double]) { self.numbers = numbers }

  /// Makes a column of numbers written out.
  public init(arrayLiteral numbers: Double...) { self.numbers = numbers }

  /// Reads an array in which null stands for a number that does not exist.
  public init(from decoder: any Decoder) throws {
    numbers = try decoder.singleValueContainer().decode([Double?].self).map { $0 ?? .nan }
  }

  /// Writes an array in which null stands for a number that is not finite.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(numbers.map { $0.isFinite ? $0 : nil })
  }
}
