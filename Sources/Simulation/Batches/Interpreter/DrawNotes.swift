import Probability

/// Owns the last draw of each lane that was no finite number, for the reason of a fault.
struct DrawNotes: ~Copyable {
  private var notes: Storage<Note?>
  private let laws: [Distribution]

  struct Note {
    let mark: Int
    let step: UInt32
    let arguments: LawArguments
  }

  init(_ program: Program, laneCapacity: Int) {
    notes = Storage(repeating: nil, count: laneCapacity)
    laws = program.markedLaws
  }

  mutating func forget() { notes.fill(nil) }

  /// Marks the NaN of bad arguments, and notes them in case that they become a fault.
  mutating func note(
    _ out: Column, mark: Int, _ arguments: ArgumentColumns, _ present: PresentLanes, step: UInt32
  ) {
    var allFinite = LaneMask(repeating: true)
    for group in 0..<present.groups { allFinite = allFinite .& isFinite(out[group]) }
    if all(allFinite) { return }
    for lane in 0..<present.count where !out[lane >> 3][lane & 7].isFinite {
      if out[lane >> 3][lane & 7].isNaN { out[lane >> 3][lane & 7] = DrawMark.nan(mark) }
      notes[present.home(lane)] = Note(mark: mark, step: step, arguments: arguments[lane: lane])
    }
  }

  /// Why a lane's number is none in a step, where a draw is the reason.
  func reason(forLane lane: Int, _ value: Double, step: UInt32) -> String? {
    let note = notes[lane].flatMap { $0.step == step ? $0 : nil }
    guard let mark = DrawMark.law(of: value) ?? (value.isInfinite ? note?.mark : nil), laws.indices.contains(mark)
    else { return nil }
    let law = laws[mark].law
    guard let note, note.mark == mark else {
      return "an argument of \(law.name)(\(law.parameters.map(\.name).joined(separator: ", "))) is outside its domain"
    }
    let numbers = law.parameters.indices.map { note.arguments[$0] }
    if let fault = law.fault(numbers) { return "\(law.name): \(fault)" }
    let found = "\(law.name)(\(numbers.map(shortest).joined(separator: ", ")))"
    if value.isInfinite { return "a draw of \(found) is beyond the largest number, 1.8e308" }
    return "a draw of \(found) took more random numbers than there are"
  }
}
