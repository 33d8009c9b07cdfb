/// Numbers look by look; in JSON an array, with null for what is not finite.
public struct Column: Sendable, Equatable, Codable, ExpressibleByArrayLiteral {
  public var numbers: [Double]

  package init(_ numbers: [Double]) { self.numbers = numbers }

  public init(arrayLiteral numbers: Double...) { self.numbers = numbers }

  public init(from decoder: any Decoder) throws {
    numbers = try decoder.singleValueContainer().decode([Double?].self).map { $0 ?? .nan }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(numbers.map { $0.isFinite ? $0 : nil })
  }
}
