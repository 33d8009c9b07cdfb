/// A model that is compiled once, into which other values are put without compiling it again.
///
/// What follows from the initial values is made for each of them: their instructions, the numbers that these read, and
/// tables of their laws. The rest of the program, which is nearly all of it, is shared. The programs are those that compiling
/// the changed model gives, and play the same bits.
package struct CompiledModel: Sendable {
  package let model: Model
  /// Of the model itself.
  package let program: Program
  private let body: ProgramBody

  /// - Complexity: O(size of the model's expressions); definitions are compiled once for each state they are read on.
  package init(_ model: Model, told: Bool = false) {
    self.model = model
    body = ProgramBody(model, told: told)
    program = Program(model, body)
  }

  /// The program of the model with changes.
  ///
  /// Compiles anew for a weight, and for a number on which the law of a draw within the steps rests. What such a number is
  /// decides more than a value: which sums are one, which checks can be left out, and whether there is a table to read.
  /// - Complexity: O(initial values), but for these.
  package func program(with changes: [ModelChange]) -> Program {
    let changed = model.with(changes)
    guard changed.weights == model.weights, body.suits(changed) else {
      return Program(compiling: changed, told: body.isTold)
    }
    return Program(changed, body)
  }
}
