import Simulation

extension PlayedBlock {
  /// All of it, bit for bit, for a block whose turn to be merged has not come.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(block)
    writer.write(variant)
    writer.write(trajectories.lowerBound)
    writer.write(trajectories.count)
    writer.write(tally.bytes)
    for outcome in tally.outcomes { writer.write(outcome.values) }
    writer.write(rows == nil ? 0 : 1)
    if let rows {
      for values in rows.outcomes { writer.write(values) }
      writer.write(rows.endings)
      writer.write(rows.looksLived)
    }
    writer.write(columns == nil ? 0 : 1)
    if let columns {
      writer.write(columns.isSound.map { $0 ? 1 : 0 as Int32 })
      for column in columns.columns {
        switch column {
        case .whole(let numbers): writer.write(numbers)
        case .level(let numbers): writer.write(numbers)
        }
      }
    }
    return writer.bytes
  }

  /// A block of an experiment from its bytes.
  ///
  /// - Throws: `StoredTallyError` for bytes that are not a block of it.
  package init(bytes: [UInt8], plans: [ObservationPlan]) throws(StoredTallyError) {
    var reader = ByteReader(bytes)
    let (block, variant) = (try reader.count(), try reader.count(upTo: plans.count - 1))
    let (first, count) = (try reader.count(), try reader.count(upTo: Experiment.blockSize))
    let plan = plans[variant]
    var tally = try Tally(bytes: try reader.lengthAndBytes(), plan: plan)
    for index in tally.outcomes.indices { tally.outcomes[index].values = try reader.numbers() }
    let rows = try reader.count(upTo: 1) == 0 ? nil : try TrajectoryRows(from: &reader, first: first, plan)
    let columns = try reader.count(upTo: 1) == 0 ? nil : try ValueColumns(from: &reader, plan)
    guard reader.isAtEnd, first == block * Experiment.blockSize, tally.trajectoryCount == count,
      columns.map({ $0.isSound.count == count }) ?? true, (rows?.count ?? 0) <= count
    else { throw StoredTallyError(description: "a block is of another run") }
    self.init(
      variant: variant, block: block, trajectories: first..<first + count, tally: tally, rows: rows, columns: columns)
  }
}

extension TrajectoryRows {
  fileprivate init(
    from reader: inout ByteReader, first: Int, _ plan: ObservationPlan
  ) throws(StoredTallyError) {
    var outcomes: [[Double]] = []
    for _ in plan.program.outcomes { outcomes.append(try reader.numbers()) }
    let (endings, looksLived) = (try reader.wholeNumbers(), try reader.wholeNumbers())
    guard outcomes.allSatisfy({ $0.count == endings.count }), looksLived.count == endings.count else {
      throw StoredTallyError(description: "a block's rows differ in their number")
    }
    self.init(first: first, outcomes: outcomes, endings: endings, looksLived: looksLived)
  }
}

extension ValueColumns {
  fileprivate init(from reader: inout ByteReader, _ plan: ObservationPlan) throws(StoredTallyError) {
    let isSound = try reader.wholeNumbers().map { $0 == 1 }
    var columns: [Column] = []
    for outcome in plan.program.outcomes {
      let column: Column
      switch outcome.measure.traits.kind {
      case .happening, .number, .firstTime: column = .whole(try reader.wholeNumbers())
      case .level: column = .level(try reader.numbers())
      }
      guard column.count == isSound.count else {
        throw StoredTallyError(description: "a block's columns differ in their length")
      }
      columns.append(column)
    }
    self.init(isSound: isSound, columns: columns)
  }
}

extension ValueColumns.Column {
  fileprivate var count: Int {
    switch self {
    case .whole(let numbers): numbers.count
    case .level(let numbers): numbers.count
    }
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ bytes: [UInt8]) {
    write(bytes.count)
    append(bytes)
  }

  fileprivate mutating func write(_ numbers: [Int32]) {
    write(numbers.count)
    for number in numbers { write(UInt64(UInt32(bitPattern: number))) }
  }
}

extension ByteReader {
  fileprivate mutating func wholeNumbers() throws(StoredTallyError) -> [Int32] {
    var numbers: [Int32] = []
    for _ in 0..<(try count(upTo: Experiment.blockSize)) {
      guard let number = UInt32(exactly: try wholeNumber()) else {
        throw StoredTallyError(description: "a number is too large")
      }
      numbers.append(Int32(bitPattern: number))
    }
    return numbers
  }
}
