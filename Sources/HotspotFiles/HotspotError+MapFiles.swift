public import DelimitedText

extension HotspotError.Fault {
  /// The format needs the package trait GDAL, which this build lacks.
  public static let needsGDAL = Self("needs GDAL", exitStatus: 65)
}

extension HotspotError {
  /// What a build without the trait says of a file it cannot open.
  static func needingGDAL(_ file: String) -> HotspotError {
    HotspotError(
      .needsGDAL, file: file,
      "this build of hotspot reads and writes no such files. Build it with the package trait GDAL,"
        + " which is on by default.")
  }
}
