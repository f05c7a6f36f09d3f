// Unsafe: opens files with GDAL to look at what was written. What makes it safe: each dataset is
// closed in the function that opened it, strings are copied, and values are read into an array of
// the size that the call is told.

#if GDAL
  import CGDAL

  /// What GDAL itself finds in a file.
  struct GDALProbe {
    var metadata: String?
    var columns = 0
    var rows = 0
    var values: [Double] = []
    var transform = [Double](repeating: 0, count: 6)
    var units = ""
    var band = ""
    var noData = 0.0
    var mean = 0.0
    var blockWidth: Int32 = 0
    var compression = ""
    var code = ""

    /// Opens a file and reads one item of its metadata and, of a raster, all there is.
    init?(_ path: String, item: String) {
      GDALAllRegister()
      guard let file = unsafe GDALOpenEx(path, 0, nil, nil, nil) else { return nil }
      defer { unsafe GDALClose(file) }
      metadata = unsafe GDALGetMetadataItem(file, item, nil).map { unsafe String(cString: $0) }
      guard let band = unsafe GDALGetRasterBand(file, 1) else { return }
      columns = unsafe Int(GDALGetRasterXSize(file))
      rows = unsafe Int(GDALGetRasterYSize(file))
      values = [Double](repeating: 0, count: columns * rows)
      let status = unsafe values.withUnsafeMutableBytes {
        unsafe GDALRasterIO(
          band, GF_Read, 0, 0, Int32(columns), Int32(rows), $0.baseAddress, Int32(columns),
          Int32(rows), GDT_Float64, 0, 0)
      }
      guard status == CE_None, unsafe GDALGetGeoTransform(file, &transform) == CE_None else {
        return nil
      }
      units = unsafe String(cString: GDALGetRasterUnitType(band))
      self.band = unsafe String(cString: GDALGetDescription(band))
      noData = unsafe GDALGetRasterNoDataValue(band, nil)
      var height: Int32 = 0
      unsafe GDALGetBlockSize(band, &blockWidth, &height)
      var (least, greatest, deviation) = (0.0, 0.0, 0.0)
      guard
        unsafe GDALGetRasterStatistics(band, 0, 0, &least, &greatest, &mean, &deviation)
          == CE_None
      else { return nil }
      compression =
        unsafe GDALGetMetadataItem(file, "COMPRESSION", "IMAGE_STRUCTURE").map {
          unsafe String(cString: $0)
        } ?? ""
      code =
        unsafe OSRGetAuthorityCode(GDALGetSpatialRef(file), nil).map { unsafe String(cString: $0) }
        ?? ""
    }
  }
#endif
