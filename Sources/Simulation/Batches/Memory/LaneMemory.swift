/// The state of all lanes: their registers, who they are, and what is wrong with them.
struct LaneMemory: ~Copyable {
  var columns: LaneColumns
  var selections: LaneSelections
  var faults: LaneFaults

  init(_ program: Program, width: Int) {
    let groupCapacity = (width + 7) / 8
    columns = LaneColumns(program, groupCapacity: groupCapacity)
    selections = LaneSelections(program, groupCapacity: groupCapacity)
    faults = LaneFaults(laneCapacity: groupCapacity * 8)
  }
}
