import MonteCarlo

extension Shard {
  /// More than any array of jobs has tasks, and no more than folders that a merge can be given.
  private static let largestCount = 100_000

  /// Reads `3/64`; `auto`, from the variables that Slurm sets for the tasks of a whole array; or `auto/64`, where the array's
  /// numbers are those of shards, so that some can be played again.
  ///
  /// - Parameter environment: gives the value of a variable.
  /// - Throws: `TextMistake` that says what would be right.
  package init(text: String, environment: (String) -> String?) throws(TextMistake) {
    let words = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let first = words.first, words.count == (text == "auto" ? 1 : 2) else { throw Self.form }
    let (index, count): (Int, Int)
    if text == "auto" {
      (index, count) = try ArrayTask(environment).shard
    } else {
      guard let whole = Int(words[1]) else { throw Self.form }
      try Self.check(count: whole)
      let number = first == "auto" ? try ArrayTask.number("ID", environment, for: text) : Int(first)
      guard let number else { throw Self.form }
      (index, count) = (number, whole)
    }
    try Self.check(count: count)
    guard (1...count).contains(index) else {
      throw TextMistake(
        first == "auto"
          ? "--shard \(text) is for arrays of the numbers 1 to \(count), and this task's is \(index)"
          : "there is no shard \(index) of \(count): they are numbered from 1 to \(count)")
    }
    self.init(index: index, count: count)
  }

  private static func check(count: Int) throws(TextMistake) {
    guard (1...largestCount).contains(count) else {
      throw TextMistake("a run has 1 to \(largestCount) shards, not \(count)")
    }
  }

  private static let form = TextMistake("a shard is written i/n with i from 1 to n, such as 3/64, auto, or auto/64")
}

/// A task of a Slurm array, by the variables that Slurm sets for it (slurm.schedmd.com/job_array.html).
private struct ArrayTask {
  private let task, count, first, last: Int

  init(_ environment: (String) -> String?) throws(TextMistake) {
    func number(_ name: String) throws(TextMistake) -> Int { try Self.number(name, environment, for: "auto") }
    (task, count) = (try number("ID"), try number("COUNT"))
    (first, last) = (try number("MIN"), try number("MAX"))
  }

  /// The number in one of the variables.
  ///
  /// - Parameter text: what needs it.
  static func number(
    _ name: String, _ environment: (String) -> String?, for text: String
  ) throws(TextMistake) -> Int {
    let variable = "SLURM_ARRAY_TASK_" + name
    guard let value = environment(variable) else {
      throw TextMistake("--shard \(text) is for the tasks of a Slurm array, and \(variable) is not set")
    }
    // No sum of such numbers is beyond what a number holds.
    guard let number = Int(value), number.magnitude < 1 << 32 else {
      throw TextMistake("--shard \(text) does not understand \(variable)=\(value): Slurm sets it to a number")
    }
    return number
  }

  /// Which of how many tasks it is, if the array is a whole one: of a part, nobody knows of what.
  ///
  /// To Slurm `--array=1,3` is the same as `--array=1-3:2`, so that a step may be a gap.
  var shard: (index: Int, count: Int) {
    get throws(TextMistake) {
      guard count > 0, (0...1).contains(first), last == first + count - 1, (first...last).contains(task) else {
        throw TextMistake(
          "--shard auto is for whole arrays, such as --array=1-64, and can't tell which of how many shards this is: task "
            + "\(task) of \(count), from \(first) to \(last); to play some shards again, number them from 1 and say of how "
            + "many there are: --shard auto/64")
      }
      return (task - first + 1, count)
    }
  }
}
