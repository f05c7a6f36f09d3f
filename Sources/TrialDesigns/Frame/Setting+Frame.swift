public import DelimitedText

extension Setting {
  /// The column of the units' ids.
  public static let idColumn = Setting("column of ids")
  /// The column of patrol areas.
  public static let areaColumn = Setting("column of areas")
  /// The columns that a trial file stores.
  public static let keptColumns = Setting("columns to keep")
  /// The column of counts.
  public static let countColumn = Setting("column of counts")
  /// The least count of an eligible unit.
  public static let leastCount = Setting("least count")
  /// The greatest count of an eligible unit.
  public static let greatestCount = Setting("greatest count")
  /// Polygons that no unit may meet.
  public static let excludedAreas = Setting("excluded areas")
  /// A unit that is left out by name.
  public static let droppedUnit = Setting("unit to drop")
  /// Why something is done.
  public static let reason = Setting("reason")
  /// The least distance between units.
  public static let separation = Setting("separation")
}
