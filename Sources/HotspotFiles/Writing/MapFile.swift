internal import DelimitedText
public import HotspotGeometry
public import MapLayers
public import ResultTables

/// Map files and spreadsheets as results: `out.gpkg`, `.geojson`, `.fgb`, `.tif`, `.xlsx`.
public enum MapFile {
  /// Whether a file name's extension is one of ours.
  public static func supports(_ path: String) -> Bool { MapFormat(path: path) != nil }

  /// Checks the name and the folder, and claims both, before hours of work.
  ///
  /// - Parameters:
  ///   - path: where the file will stand, its run record beside it.
  ///   - replaces: whether files already there may be replaced.
  ///   - isPersonal: whether the result names people, so that only its owner may read it.
  ///   - rawCells: leaves text alone that a spreadsheet would run as a formula.
  ///   - pseudonymiser: replaces every identifier, where given.
  ///   - datum: how GeoJSON's longitude and latitude are reached from the result's system.
  ///   - threads: workers that render GeoJSON.
  /// - Throws: `HotspotError` for a name or a place that will not do; `HotspotError` where the
  ///   format needs the package trait GDAL and this build lacks it.
  public static func open(
    _ path: String, replaces: Bool = false, isPersonal: Bool = false, rawCells: Bool = false,
    pseudonymiser: Pseudonymiser? = nil, datum: DatumChoice = .auto, threads: Int = 1
  ) throws -> OpenMapFile {
    guard let format = MapFormat(path: path) else {
      throw HotspotError(
        .unknownFormat, file: path,
        "the name does not say which format to write. End it in "
          + MapFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ") + ".")
    }
    #if !GDAL
      if format.needsGDAL { throw HotspotError.needingGDAL(path) }
    #endif
    let file = try ResultFile(
      path: path, replace: replaces, isPersonal: isPersonal, suffix: "." + format.rawValue)
    if file.isStream, format.needsGDAL {
      throw HotspotError(
        .cannotCreate, file: path,
        "a .\(format.rawValue) file cannot be written to a device. Name a file.")
    }
    return OpenMapFile(
      path: path, format: format, file: file, rawCells: rawCells, pseudonymiser: pseudonymiser,
      datum: datum, threads: threads)
  }
}

/// A map file that is claimed and ready to be written to, once.
///
/// Let go of without `write`, it leaves nothing behind.
public final class OpenMapFile {
  /// The form it is written in.
  public let format: MapFormat
  let path: String
  let file: ResultFile
  let rawCells: Bool
  let pseudonymiser: Pseudonymiser?
  let datum: DatumChoice
  let threads: Int

  init(
    path: String, format: MapFormat, file: ResultFile, rawCells: Bool,
    pseudonymiser: Pseudonymiser?, datum: DatumChoice, threads: Int
  ) {
    self.path = path
    self.format = format
    self.file = file
    self.rawCells = rawCells
    self.pseudonymiser = pseudonymiser
    self.datum = datum
    self.threads = threads
  }

  /// Writes a result and puts it and its run record in place.
  ///
  /// The same result and record give the same bytes. GeoPackage holds the rows under their layer
  /// name, the boundary as layer `boundary`, companions as layers of their own, the style for QGIS
  /// and the record as metadata; GeoJSON the rows and the record; GeoTIFF the raster and the record;
  /// FlatGeobuf the rows; XLSX the rows without figures, and the record as a second sheet.
  ///
  /// - Throws: `HotspotError`; `HotspotError` where GeoJSON's system cannot be reached. Whatever
  ///   the error, nothing is left behind.
  /// - Complexity: O(positions + cells). Figures are asked for row by row; XLSX is held in memory.
  public func write(_ result: some SpatialResult, record: RunRecord) throws {
    do {
      switch format {
      case .geoJSON: try writeGeoJSON(result, record: record)
      case .spreadsheet: try writeSpreadsheet(result, named: result.layerName, record: record)
      #if GDAL
        case .geoPackage: try writeGeoPackage(result, record: record)
        case .flatGeobuf: try writeFlatGeobuf(result)
        case .geoTIFF: try writeRaster(result, record: record)
      #else
        default: throw HotspotError.needingGDAL(path)
      #endif
      }
      try file.commit(record: record)
    } catch {
      file.cancel()
      throw error
    }
  }

  /// Writes a table that has no figures, which only a spreadsheet can hold.
  ///
  /// - Throws: `HotspotError`. Whatever the error, nothing is left behind.
  public func write(
    table: some TabularResult, named name: String, record: RunRecord
  ) throws {
    do {
      guard format == .spreadsheet else {
        throw HotspotError(
          .unknownFormat, file: path,
          "this result is a table without figures, which a .\(format.rawValue) file"
            + " cannot hold. End the name in .csv, .json or .xlsx.")
      }
      try writeSpreadsheet(table, named: name, record: record)
      try file.commit(record: record)
    } catch {
      file.cancel()
      throw error
    }
  }

  func collector(for result: some TabularResult) -> CellCollector {
    CellCollector(for: result, pseudonymiser: pseudonymiser)
  }

  #if GDAL
    /// Runs calls of GDAL; what fails is an error of writing this file.
    func writing(_ body: () throws(GDALFailure) -> Void) throws(HotspotError) {
      do {
        try GDALLibrary.run(isWriting: true) { () throws(GDALFailure) in try body() }
      } catch {
        throw HotspotError(
          .inputOutput, file: path, "cannot write: \(error.message).")
      }
    }
  #else
    func writeSpreadsheet(
      _ table: some TabularResult, named name: String, record: RunRecord
    ) throws {
      throw HotspotError.needingGDAL(path)
    }
  #endif
}
