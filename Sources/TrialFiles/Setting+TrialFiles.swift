public import DelimitedText

extension Setting {
  /// The trial file to make.
  public static let trialFile = Setting("trial file")
  /// The file of the sealed record.
  public static let sealedRecord = Setting("sealed record")
  /// The last day of some.
  public static let lastDay = Setting("last day")
  /// The file of the key that turns officers into tokens.
  public static let officerKey = Setting("key of officers")
  /// The area whose units are listed.
  public static let listedArea = Setting("area to list")
  /// One row a unit and released day.
  public static let rowPerDay = Setting("row a day")
}
