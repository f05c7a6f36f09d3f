/// The version of this package, which every run record carries.
public enum ToolVersion {
  /// Semantic version.
  public static let current = "0.1.0"
}
