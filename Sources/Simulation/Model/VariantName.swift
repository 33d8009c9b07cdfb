/// Names that no variant of a scenario may give itself.
public enum VariantName {
  /// The scenario itself.
  public static let base = "base"
  /// All of a scenario's variants, wherever some are chosen.
  public static let all = "all"
}
