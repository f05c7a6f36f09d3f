public import DelimitedText

extension WeightsTable {
  /// The built-in tables' names.
  public static let builtInNames = ["ons-crime-severity"]

  /// A built-in table, or nil where there is none of that name.
  public static func builtIn(_ name: String) -> WeightsTable? {
    name == onsCrimeSeverity.name ? onsCrimeSeverity : nil
  }

  /// The ONS Crime Severity Score's weights by recorded-crime code.
  ///
  /// Experimental statistics of about the 2020 release, Open Government Licence v3, rounded to
  /// four decimals. There are none for non-crime incidents.
  public static let onsCrimeSeverity: WeightsTable = {
    do {
      return try WeightsTable(
        csv: PackageResources.ons_crime_severity_csv, file: "ons-crime-severity")
    } catch {
      preconditionFailure("The built-in weights table is damaged: \(error)")
    }
  }()

  /// The built-in table of a name, or else the table in a file.
  public static func load(_ nameOrPath: String) throws(HotspotError) -> WeightsTable {
    if let table = builtIn(nameOrPath) { return table }
    guard SmallFile.exists(nameOrPath) else {
      throw SmallFile.unknown("weights table", nameOrPath, builtIn: builtInNames)
    }
    let bytes = try SmallFile.bytes(
      at: nameOrPath, limit: SmallFile.largestTable)
    return try WeightsTable(csv: bytes, file: nameOrPath)
  }
}
