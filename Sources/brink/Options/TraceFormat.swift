import ArgumentParser

/// How a trajectory is told.
enum TraceFormat: String, CaseIterable, ExpressibleByArgument {
  case text, markdown, json
}
