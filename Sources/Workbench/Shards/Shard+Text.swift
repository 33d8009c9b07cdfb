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
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = words.first, words.count == (text == "auto" ? 1 : 2) else { throw Self.form }
    var numbers = words.map { Int($0) }
    if first == "auto" {
      let array = try ArrayTask(environment)
      numbers = words.count == 1 ? [try array.place, array.count] : [array.task, Int(words[1])]
    }
    guard let index = numbers[0], let count = numbers[1], count > 0 else { throw Self.form }
    guard count <= Self.largestCount else {
      throw TextMistake("a run has \(Self.largestCount) shards at most, not \(count)")
    }
    guard (1...count).contains(index) else {
      throw first == "auto"
        ? TextMistake("--shard \(text) is for arrays of the numbers 1 to \(count), and this task's is \(index)")
        : Self.form
    }
    self.init(index: index, count: count)
  }

  private static let form = TextMistake("a shard is written i/n with i from 1 to n, such as 3/64, auto, or auto/64")
}

/// A task of a Slurm array, by the variables that Slurm sets for it (slurm.schedmd.com/job_array.html).
private struct ArrayTask {
  let task: Int
  /// Of tasks in the array.
  let count: Int
  private let first, last, step: Int

  init(_ environment: (String) -> String?) throws(TextMistake) {
    func number(_ name: String) -> Int? { environment("SLURM_ARRAY_TASK_" + name).flatMap { Int($0) } }
    guard let task = number("ID"), let count = number("COUNT"), count > 0 else {
      throw TextMistake("--shard auto needs SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT, which Slurm sets")
    }
    (self.task, self.count, step) = (task, count, max(1, number("STEP") ?? 1))
    first = number("MIN") ?? 1
    // No sum of these is beyond what a number holds.
    guard [task, count, first, step].allSatisfy({ $0.magnitude < 1 << 32 }) else {
      throw TextMistake("--shard auto does not believe Slurm's numbers: they are too large")
    }
    last = number("MAX") ?? first + (count - 1) * step
  }

  /// Which of the tasks it is, from 1, if the array is a whole one: of a part, nobody knows of what.
  var place: Int {
    get throws(TextMistake) {
      // Arrays begin at 0 or 1, and may have steps: sbatch --array=0-63, 1-64 or 0-20:10.
      let isWhole = (0...1).contains(first) && last.magnitude < 1 << 32 && last == first + (count - 1) * step
      guard isWhole, task >= first, task <= last, (task - first) % step == 0 else {
        throw TextMistake(
          "--shard auto can't tell which of how many shards this is: task \(task) of an array of \(count), from \(first) to "
            + "\(last) in steps of \(step); to play some shards again, number them from 1 and say of how many there are: "
            + "--shard auto/64")
      }
      return (task - first) / step + 1
    }
  }
}
