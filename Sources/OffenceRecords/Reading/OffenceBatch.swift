public import DelimitedText

/// A few thousand offence rows as columns.
///
/// A column that was not asked for, or that the file lacks, is empty; `has` tells.
public struct OffenceBatch: Sendable {
  /// The number of rows.
  public var rows = 0
  /// The columns that are filled.
  public var columns: OffenceColumns = []

  /// Person identifiers.
  public var person = KeyColumn()
  /// Event identifiers: crime or occurrence numbers.
  public var event = KeyColumn()
  /// Victim identifiers.
  public var victim = KeyColumn()
  /// Local calendar days since 1970-01-01.
  public var date: [Int32] = []
  /// Minutes past local midnight; −1 without a time, −2 where only the month is known.
  public var minute: [Int16] = []
  /// End days; `Int32.min` where not recorded.
  public var end: [Int32] = []
  /// Minutes past local midnight of the end; −1 without a time, −2 where only the month is known.
  public var endMinute: [Int16] = []
  /// Report days; `Int32.min` where not recorded.
  public var reported: [Int32] = []
  /// Birth days; `Int32.min` where not recorded.
  public var birthDate: [Int32] = []
  /// Ages in whole years at the event; −1 where not recorded.
  public var age: [Int16] = []
  /// Roles as written.
  public var role = SymbolColumn()
  /// Recorded-crime codes.
  public var code = SymbolColumn()
  /// Class and subclass, as written.
  public var offenceClass = SymbolColumn()
  /// Offence titles.
  public var title = SymbolColumn()
  /// Offence groups.
  public var group = SymbolColumn()
  /// Offence subgroups.
  public var subgroup = SymbolColumn()
  /// Areas.
  public var area = SymbolColumn()
  /// Record statuses.
  public var status = SymbolColumn()
  /// Place types.
  public var placeType = SymbolColumn()
  /// Eastings or other x in metres; not a number where not recorded.
  public var easting: [Double] = []
  /// Northings or other y in metres; not a number where not recorded.
  public var northing: [Double] = []
  /// Degrees east; not a number where not recorded.
  public var longitude: [Double] = []
  /// Degrees north; not a number where not recorded.
  public var latitude: [Double] = []
  /// Gravities in ten-thousandths; `Int64.min` where not recorded.
  public var gravity: [Int64] = []
  /// Flags, all unknown where not recorded.
  public var flags: [OffenceFlags] = []

  /// How many rows have something in each column of the file, by header; counted on request.
  public var filled: [String: Int] = [:]

  /// An empty batch.
  public init() {}

  /// Whether a column is filled.
  public func has(_ column: OffenceColumn) -> Bool { columns.contains(column) }
}
