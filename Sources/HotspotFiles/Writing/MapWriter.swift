internal import DelimitedText
internal import MapLayers
internal import ResultTables

/// A map file or spreadsheet that is being written.
///
/// Figures are asked for row by row; a spreadsheet is held in memory.
struct MapWriter {
  let path: String
  let file: ResultFile
  let record: RunRecord
  let rawCells: Bool
  let pseudonymiser: Pseudonymiser?
  let threads: Int

  init(_ target: ResultFormat.Target) {
    path = target.path
    file = target.file
    record = target.record
    rawCells = target.destination.rawCells
    pseudonymiser = target.destination.pseudonymiser
    threads = target.destination.threads
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
        throw HotspotError(.inputOutput, file: path, "cannot write: \(error.message).")
      }
    }
  #else
    func writeGeoPackage(_: some SpatialResult) throws(HotspotError) {
      throw .needingGDAL(path)
    }
    func writeFlatGeobuf(_: some SpatialResult) throws(HotspotError) {
      throw .needingGDAL(path)
    }
    func writeRaster(_: some SpatialResult) throws(HotspotError) {
      throw .needingGDAL(path)
    }
  #endif
}
