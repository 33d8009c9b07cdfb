import ArgumentParser
import Simulation
import Workbench

/// Checks of several values together, as the parser wants them.
func validating<Value>(_ body: () throws(TextMistake) -> Value) throws -> Value {
  do { return try body() } catch { throw ValidationError(error.description) }
}
