// Unsafe: owns one raster dataset of GDAL that is written. What makes it safe: the dataset is
// closed once, by `close()` or `deinit`; the rows handed to GDAL are an array lent for the call,
// of exactly the size that the call is told.

#if GDAL
  internal import CGDAL
  internal import HotspotGeometry
  internal import MapLayers

  /// A new GeoTIFF of one band of doubles: tiled, compressed, empty cells NaN.
  @safe
  final class GDALRaster {
    private var handle: GDALDatasetH?
    private let band: GDALRasterBandH
    private let columns: Int32
    private let rows: Int32

    private static let tile = 256

    /// Makes the file, which must not be there yet, for a raster of at least one cell.
    init(_ path: String, for raster: Raster, system: CoordinateSystem) throws(GDALFailure) {
      let options = GDALStrings([
        "TILED=YES", "BLOCKXSIZE=\(Self.tile)", "BLOCKYSIZE=\(Self.tile)", "COMPRESS=DEFLATE",
        "PREDICTOR=3", "BIGTIFF=IF_SAFER",
      ])
      guard let columns = Int32(exactly: raster.columns), let rows = Int32(exactly: raster.rows)
      else { throw GDALFailure(message: "a raster has at most \(Int32.max) rows and columns") }
      (self.columns, self.rows) = (columns, rows)
      guard let maker = unsafe GDALGetDriverByName("GTiff"),
        let made = unsafe GDALCreate(maker, path, columns, rows, 1, GDT_Float64, options.pointer),
        let band = unsafe GDALGetRasterBand(made, 1)
      else { throw .latest }
      unsafe handle = made
      unsafe self.band = band
      let reference = try GDALSystem(system)
      var transform = [
        raster.minX, raster.cellWidth, 0,
        raster.minY + Double(raster.rows) * raster.cellWidth, 0, -raster.cellWidth,
      ]
      guard unsafe GDALSetSpatialRef(made, reference.handle) == CE_None,
        unsafe GDALSetGeoTransform(made, &transform) == CE_None,
        unsafe GDALSetRasterNoDataValue(band, .nan) == CE_None
      else { throw .latest }
    }

    deinit {
      unsafe GDALClose(handle)
    }

    /// Says what the values are.
    func describe(name: String, units: String, title: String, record: String) throws(GDALFailure) {
      unsafe GDALSetDescription(band, name)
      guard unsafe GDALSetRasterUnitType(band, units) == CE_None,
        unsafe GDALSetMetadataItem(handle, "TIFFTAG_IMAGEDESCRIPTION", title, nil) == CE_None,
        unsafe GDALSetMetadataItem(handle, "TIFFTAG_SOFTWARE", "hotspot", nil) == CE_None,
        unsafe GDALSetMetadataItem(handle, "RUN_RECORD", record, nil) == CE_None
      else { throw .latest }
    }

    /// Writes the values, given row by row from the south, and their statistics.
    func write(_ values: [Double]) throws(GDALFailure) {
      let width = Int(columns)
      guard values.count == width * Int(rows) else {
        throw GDALFailure(
          message: "the raster has \(values.count) values for \(width * Int(rows)) cells")
      }
      var first = 0
      while first < Int(rows) {
        let count = min(Self.tile, Int(rows) - first)
        var strip: [Double] = []
        strip.reserveCapacity(count * width)
        for row in first..<first + count {
          let start = (Int(rows) - 1 - row) * width
          strip += values[start..<start + width]
        }
        let status = unsafe strip.withUnsafeMutableBytes {
          unsafe GDALRasterIO(
            band, GF_Write, 0, Int32(first), columns, Int32(count), $0.baseAddress, columns,
            Int32(count), GDT_Float64, 0, 0)
        }
        guard status == CE_None else { throw .latest }
        first += count
      }
      if let summary = RasterSummary(values) {
        guard
          unsafe GDALSetRasterStatistics(
            band, summary.least, summary.greatest, summary.mean, summary.deviation) == CE_None
        else { throw .latest }
      }
    }

    /// Writes out what is left and closes the file.
    func close() throws(GDALFailure) {
      GDALLibrary.forgetComplaints()
      unsafe GDALClose(handle)
      unsafe handle = nil
      if GDALLibrary.hasFailed { throw .latest }
    }
  }

  /// The statistics that a GeoTIFF carries.
  struct RasterSummary: Hashable {
    var least: Double
    var greatest: Double
    var mean: Double
    /// The standard deviation over all cells, dividing by their number.
    var deviation: Double

    /// Over the values that are finite; nil where none is.
    ///
    /// Welford's running mean and sum of squares (1962, doi:10.1080/00401706.1962.10490022), so
    /// that a small spread about a large mean is not lost.
    init?(_ values: [Double]) {
      var count = 0.0
      var squares = 0.0
      (least, greatest, mean) = (.infinity, -.infinity, 0)
      for value in values where value.isFinite {
        count += 1
        let difference = value - mean
        mean += difference / count
        squares += difference * (value - mean)
        least = min(least, value)
        greatest = max(greatest, value)
      }
      guard count > 0 else { return nil }
      deviation = (squares / count).squareRoot()
    }
  }
#endif
