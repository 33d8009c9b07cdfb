import Probability

/// Tables of constants, and columns that an index picks among.
struct LookupOperations: ~Copyable {
  private let tables: ListStorage<Double>
  private let columnLists: ListStorage<Register>

  init(_ program: Program) {
    tables = ListStorage(program.tables)
    columnLists = ListStorage(program.columnLists)
  }

  /// - Parameter groups: those of the result.
  func constant(
    _ table: TableIndex<[Double]>, at index: Register, to result: Register, _ columns: inout LaneColumns, groups: Int
  ) {
    let constants = tables[table.position]
    let last = Double(constants.count - 1)
    let (positions, out) = (columns.operand(index), columns.lanes(result))
    for lane in 0..<groups << 3 {
      let position = positions[lane: lane]
      // Lanes behind the last one hold anything.
      out[lane] = position >= 0 && position <= last ? constants[Int(position)] : .nan
    }
  }

  func element(
    of list: TableIndex<[Register]>, at index: Register, to result: Register, _ columns: inout LaneColumns,
    _ present: PresentLanes
  ) {
    let members = columnLists[list.position]
    let (positions, out) = (columns.operand(index), columns.lanes(result))
    let last = Double(members.count - 1)
    for lane in 0..<present.count {
      let position = positions[lane: lane]
      out[lane] =
        position >= 0 && position <= last ? columns.values(members[Int(position)])[present.home(lane)] : .nan
    }
  }

  func setElement(
    of list: TableIndex<[Register]>, at index: Register, to source: Register, _ columns: inout LaneColumns,
    _ present: PresentLanes
  ) {
    let members = columnLists[list.position]
    let (values, positions) = (columns.operand(source), columns.operand(index))
    for lane in 0..<present.count {
      let position = positions[lane: lane]
      guard position >= 0, position < Double(members.count) else { continue }
      columns.lanes(members[Int(position)])[present.home(lane)] = values[lane: lane]
    }
  }
}
