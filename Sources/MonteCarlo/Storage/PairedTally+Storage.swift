import Probability
import Simulation

extension PairedTally {
  /// Names the layout of the bytes; raised when it changes.
  private static let storageFormat: UInt64 = 2

  /// Everything, bit for bit.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.storageFormat)
    for outcome in outcomes { outcome.write(to: &writer) }
    return writer.bytes
  }

  /// Restores a tally of variants of the same scenario.
  ///
  /// - Throws: `StoredTallyError` for bytes that are not such a tally.
  package init(bytes: [UInt8], program: Program) throws(StoredTallyError) {
    self.init(program)
    var reader = ByteReader(bytes)
    guard try reader.wholeNumber() == Self.storageFormat else {
      throw StoredTallyError(description: "the comparison has a format that this version does not know")
    }
    for index in outcomes.indices { try outcomes[index].read(from: &reader) }
    guard reader.isAtEnd else { throw StoredTallyError(description: "the comparison is longer than it should be") }
  }
}

extension PairedOutcomeTally {
  fileprivate func write(to writer: inout ByteWriter) {
    let counts = [count, lessCount, greaterCount]
    let table = [happenings.both, happenings.onlyFirst, happenings.onlySecond, happenings.neither]
    for number in counts + table { writer.write(number) }
    switch sums {
    case .whole(let whole):
      for sum in whole.stored { writer.write(sum) }
      for cubes in whole.storedCubes { writer.write(UInt128(bitPattern: cubes)) }
    case .level(let level):
      for side in level.sides {
        writer.write(side.sum)
        writer.write(side.moments)
      }
    }
  }

  fileprivate mutating func read(from reader: inout ByteReader) throws(StoredTallyError) {
    (count, lessCount, greaterCount) = (try reader.count(), try reader.count(), try reader.count())
    happenings = PairedProportions(
      both: try reader.count(), onlyFirst: try reader.count(), onlySecond: try reader.count(),
      neither: try reader.count())
    guard lessCount + greaterCount <= count, happenings.count == 0 || happenings.count == count else {
      throw StoredTallyError(description: "the comparison does not add up")
    }
    switch sums {
    case .whole(var whole):
      for index in whole.stored.indices { whole.stored[index] = try reader.wideNumber() }
      for index in whole.storedCubes.indices { whole.storedCubes[index] = Int128(bitPattern: try reader.wideNumber()) }
      sums = .whole(whole)
    case .level(var level):
      for index in level.sides.indices {
        level.sides[index] = .init(sum: try reader.exactSum(), moments: try reader.moments())
      }
      sums = .level(level)
    }
  }
}

extension PairedWholeSums {
  fileprivate var stored: [UInt128] {
    get { [baselineSum, variantSum, baselineSquares, variantSquares, differenceSquares] }
    set {
      (baselineSum, variantSum) = (newValue[0], newValue[1])
      (baselineSquares, variantSquares, differenceSquares) = (newValue[2], newValue[3], newValue[4])
    }
  }
}

extension PairedWholeSums {
  fileprivate var storedCubes: [Int128] {
    get { [baselineCubes, variantCubes, differenceCubes] }
    set { (baselineCubes, variantCubes, differenceCubes) = (newValue[0], newValue[1], newValue[2]) }
  }
}

extension PairedLevelSums {
  /// Baseline, variant and difference.
  var sides: [Side] {
    get { [baseline, variant, difference] }
    set { (baseline, variant, difference) = (newValue[0], newValue[1], newValue[2]) }
  }
}
