public import DelimitedText

extension Setting {
  /// The area studied.
  public static let boundary = Setting("boundary")
  /// In which system the coordinates of boundaries and zones are.
  public static let areaSystem = Setting("coordinate system of areas")
  /// In which system the coordinates of polygons are that leave units out.
  public static let exclusionSystem = Setting("coordinate system of excluded areas")
}
