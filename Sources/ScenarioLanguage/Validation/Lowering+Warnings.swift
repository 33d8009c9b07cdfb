extension Lowering {
  /// Warns about things that are no mistakes but hardly meant.
  func warn() {
    warnAboutMeetingEffects()
    warnAboutUnusedParameters()
  }

  private func warnAboutUnusedParameters() {
    for (index, quantity) in declarations.quantities.enumerated()
    where quantity.role == .parameter && !usedParameters.contains(index) {
      diagnostics.warning(
        "the parameter \(quantity.name) is never read", at: quantity.declaration["name"] ?? quantity.declaration)
    }
  }
}
