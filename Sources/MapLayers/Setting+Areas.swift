public import DelimitedText

extension Setting {
  /// The area studied.
  public static let boundary = Setting("boundary")
  /// In which system the coordinates of boundaries and zones are.
  public static let areaSystem = Setting("coordinate system of areas")
}
