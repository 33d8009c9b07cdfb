import Probability
import Simulation

extension Tally {
  /// Names the layout of the bytes; raised when it changes.
  private static let storageFormat: UInt64 = 2

  /// Everything but the values that are kept one by one, bit for bit.
  ///
  /// - Complexity: O(n) in the number of bins; bins that are empty take next to nothing.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.write(Self.storageFormat)
    writer.write(trajectoryCount)
    writer.write(faultCount)
    writer.write(faults.count)
    for fault in faults { writer.write(fault) }
    for times in endings { writer.write(counts: times.counts) }
    for outcome in outcomes { outcome.write(to: &writer) }
    for ladder in ladders { ladder.write(to: &writer) }
    for one in series { one.write(to: &writer) }
    writer.write(counts: clampCounts)
    writer.write(counts: clampableWriteCounts)
    writer.write(counts: happenings)
    return writer.bytes
  }

  /// Restores a tally of the same model; the values that are kept one by one are left empty.
  ///
  /// - Throws: `StoredTallyError` if the bytes are damaged, or were made where the pilot gave other histogram bins: by
  ///   another scenario or seed, or by a machine whose mathematics has other bits.
  package init(bytes: [UInt8], plan: ObservationPlan) throws(StoredTallyError) {
    self.init(plan: plan)
    var reader = ByteReader(bytes)
    guard try reader.wholeNumber() == Self.storageFormat else {
      throw StoredTallyError(description: "the checkpoint has a format that this version does not know")
    }
    trajectoryCount = try reader.count()
    faultCount = try reader.count()
    for _ in 0..<(try reader.count(upTo: Self.keptFaultCount)) { faults.append(try reader.fault()) }
    for index in endings.indices { endings[index].counts = try reader.counts(endings[index].counts.count) }
    for index in outcomes.indices { try outcomes[index].read(from: &reader) }
    for index in ladders.indices { try ladders[index].read(from: &reader) }
    for index in series.indices { try series[index].read(from: &reader) }
    clampCounts = try reader.counts(clampCounts.count)
    clampableWriteCounts = try reader.counts(clampableWriteCounts.count)
    happenings = try reader.counts(happenings.count)
    guard reader.isAtEnd else { throw StoredTallyError(description: "the checkpoint is longer than it should be") }
  }
}

extension ByteWriter {
  fileprivate mutating func write(_ fault: Fault) {
    write(fault.trajectory)
    write((fault.step ?? -1) + 1)
    write(fault.place.path)
    write(fault.place.name)
    write(fault.place.line)
    write(fault.place.column)
    write(fault.value)
    write(fault.reason ?? "")
  }

  /// Histogram bins, to be checked when they are read.
  fileprivate mutating func write(_ bins: HistogramBins) {
    write(bins.low)
    write(bins.high)
    write(bins.count)
  }
}

extension ByteReader {
  fileprivate mutating func fault() throws(StoredTallyError) -> Fault {
    let trajectory = try wholeNumber()
    let step = try count()
    let place = Place(path: try text(), name: try text(), line: try count(), column: try count())
    let (value, reason) = (try number(), try text())
    return Fault(
      trajectory: trajectory, step: step == 0 ? nil : step - 1, place: place, value: value,
      reason: reason.isEmpty ? nil : reason)
  }

  fileprivate mutating func check(_ bins: HistogramBins) throws(StoredTallyError) {
    guard try number() == bins.low, try number() == bins.high, try count() == bins.count else {
      throw StoredTallyError(
        description: "the first trajectories come out differently here than where the record was made")
    }
  }
}

extension OutcomeTally {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(moments)
    if let times { writer.write(counts: times.counts) }
    if let endedWithout { writer.write(counts: endedWithout.counts) }
    writer.write(numbers.count)
    for (number, count) in numbers.sorted(by: { $0.key < $1.key }) {
      writer.write(number)
      writer.write(count)
    }
    guard let bins else { return }
    writer.write(bins)
    writer.write(counts: histogram)
  }

  fileprivate mutating func read(from reader: inout ByteReader) throws(StoredTallyError) {
    moments = try reader.moments()
    if let looks = times?.counts.count { times?.counts = try reader.counts(looks) }
    if let looks = endedWithout?.counts.count { endedWithout?.counts = try reader.counts(looks) }
    for _ in 0..<(try reader.count(upTo: 1 << 32)) { numbers[try reader.count()] = try reader.wholeNumber() }
    guard let bins else { return }
    try reader.check(bins)
    histogram = try reader.counts(bins.count)
  }
}

extension LadderTally {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.write(counts: peaks)
    for looks in looksOnRung { writer.write(looks) }
    writer.write(counts: transitions)
    writer.write(counts: occupancy)
  }

  fileprivate mutating func read(from reader: inout ByteReader) throws(StoredTallyError) {
    peaks = try reader.counts(peaks.count)
    for rung in looksOnRung.indices { looksOnRung[rung] = try reader.moments() }
    transitions = try reader.counts(transitions.count)
    occupancy = try reader.counts(occupancy.count)
  }
}

extension SeriesTally {
  fileprivate func write(to writer: inout ByteWriter) {
    for look in bins.indices {
      writer.write(bins[look])
      writer.write(sums[look])
      writer.write(lowest[look])
      writer.write(highest[look])
    }
    writer.write(counts: counts)
    writer.write(counts: histogram)
  }

  fileprivate mutating func read(from reader: inout ByteReader) throws(StoredTallyError) {
    for look in bins.indices {
      try reader.check(bins[look])
      sums[look] = try reader.number()
      lowest[look] = try reader.number()
      highest[look] = try reader.number()
    }
    counts = try reader.counts(counts.count)
    histogram = try reader.counts(histogram.count)
  }
}
