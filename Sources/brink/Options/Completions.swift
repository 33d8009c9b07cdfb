import ArgumentParser

/// What a shell completes: paths wherever a command reads or writes one.
extension CompletionKind {
  /// Scenarios and plans.
  static var input: CompletionKind { .file(extensions: ["json"]) }
}
