public import DelimitedText

extension Setting {
  /// In which system the coordinates of the input are.
  public static let coordinateSystem = Setting("coordinate system")
  /// The system in metres that positions are carried to.
  public static let workingSystem = Setting("working system")
  /// How positions are carried between OSGB36 and WGS 84.
  public static let datum = Setting("datum")
  /// The file of the OSTN15 grid.
  public static let datumGrid = Setting("datum grid")
}
