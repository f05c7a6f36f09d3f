public import DelimitedText

extension Setting {
  /// That what is there may be replaced.
  public static let replacement = Setting("leave to replace")
}
