/// The arguments of a draw for all lanes: a column for each parameter.
///
/// Points into memory that its maker keeps alive and owns.
package struct ArgumentColumns {
  private let first: UnsafePointer<LaneGroup>
  private let second: UnsafePointer<LaneGroup>
  private let third: UnsafePointer<LaneGroup>
  private let fourth: UnsafePointer<LaneGroup>

  /// Refers to four columns, each as long as the draw; any will do for a parameter that the law lacks.
  package init(
    _ first: UnsafePointer<LaneGroup>, _ second: UnsafePointer<LaneGroup>, _ third: UnsafePointer<LaneGroup>,
    _ fourth: UnsafePointer<LaneGroup>
  ) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
  }

  /// The column of a parameter, 0 to 3.
  @inline(always)
  func column(_ parameter: Int) -> UnsafePointer<LaneGroup> {
    switch parameter {
    case 0: first
    case 1: second
    case 2: third
    default: fourth
    }
  }

  /// The arguments of one lane.
  @inline(always)
  package subscript(lane lane: Int) -> LawArguments {
    let (group, place) = (lane >> 3, lane & 7)
    return LawArguments(first[group][place], second[group][place], third[group][place], fourth[group][place])
  }
}
