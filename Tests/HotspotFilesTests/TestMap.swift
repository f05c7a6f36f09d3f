import DelimitedText
import Foundation
import HotspotFiles
import HotspotGeometry
import MapLayers
import TestSupport
import ResultTables

/// A result of squares with every kind of column.
struct TestMap: SpatialResult {
  var layerName = "cells"
  var coordinateSystem = CoordinateSystem.britishNationalGrid
  var rowCount = 6
  var names = ["E1N1", "=1+1", "O'Neil; DROP TABLE cells", "Łódź \"x\" <b>&", "two\nlines", ""]
  var boundary: Geometry?
  var width = 100.0
  var figures: [Geometry]?

  let columns = [
    TableColumn(name: "cell", kind: .text, doc: "The cell."),
    TableColumn(name: "person", kind: .identifier, doc: "An id."),
    TableColumn(name: "count", kind: .integer, doc: "Events."),
    TableColumn(name: "harm", kind: .decimal, doc: "Harm."),
    TableColumn(name: "day", kind: .date, doc: "A day."),
    TableColumn(name: "density", kind: .number, doc: "Density."),
  ]

  var style = MapStyle(
    title: "Density of a & b", column: "density", labelColumn: "cell", legendTitle: "per km2",
    classes: [
      MapStyle.MapClass(lower: 0, upper: 1, label: "few", fill: nil),
      MapStyle.MapClass(lower: 1, upper: 2, label: "<some>", fill: "#fee8c8"),
      MapStyle.MapClass(lower: 2, upper: .infinity, label: "many", fill: "#e34a33"),
    ])

  func write(row: Int, to cells: inout CellWriter) {
    cells.text(names[row % names.count])
    cells.identifier("P\(row)")
    cells.integer(row * 1_000_000_007)
    cells.decimal(FixedDecimal(tenThousandths: Int64(row) * 12_345))
    if row == 1 { cells.empty() } else { cells.date(CalendarDate(days: Int32(17_683 + row))) }
    cells.number(row == 2 ? .nan : Double(row) / 3)
  }

  func figure(of row: Int) -> Geometry {
    if let figures { return figures[row] }
    let x = 450_000 + Double(row % 1000) * width
    let y = 200_000 + Double(row / 1000) * width
    return .polygon([(x, y), (x + width, y), (x + width, y + width), (x, y + width)])
  }
}

/// A surface of two rows of three cells, one of them empty.
struct TestSurface: RasterResult {
  var map = TestMap()
  var raster = Raster(
    columns: 3, rows: 2, minX: 450_000, minY: 200_000, cellWidth: 100,
    values: [0.1, 1, 2, 3, .nan, 1.0 / 3], units: "per km2")

  var layerName: String { map.layerName }
  var coordinateSystem: CoordinateSystem { map.coordinateSystem }
  var style: MapStyle { map.style }
  var boundary: Geometry? { map.boundary }
  var columns: [TableColumn] { map.columns }
  var rowCount: Int { map.rowCount }
  func write(row: Int, to cells: inout CellWriter) { map.write(row: row, to: &cells) }
  func figure(of row: Int) -> Geometry { map.figure(of: row) }
}

/// A record with text that has to be escaped everywhere.
let testRecord = RunRecord(
  version: "1", command: ["hotspot", "density", "it's \"quoted\".csv"],
  inputs: [RunRecord.Input(name: "a.csv", bytes: 12, sha256: "00ff")],
  options: [
    .init("cell", .integer(100)), .init("edge", .bool(false)), .init("band", .number(0.5)),
  ],
  details: [.init("seed", .null)])

/// The names in a folder, in order.
func names(in folder: TemporaryFolder) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}

/// What a file holds.
func bytes(of path: String) -> [UInt8] {
  FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
}

/// Claims a map file at a path.
func openMap(
  _ path: String, replaces: Bool = false, isPersonal: Bool = false, rawCells: Bool = false,
  pseudonymiser: Pseudonymiser? = nil, datum: DatumChoice = .auto, threads: Int = 1
) throws -> OpenDestination {
  var destination = Destination(path: path, formats: ResultFormat.mapFiles)
  destination.replaces = replaces
  destination.rawCells = rawCells
  destination.pseudonymiser = pseudonymiser
  destination.threads = threads
  if datum != .auto { destination.format = .geoJSON(datum: datum) }
  return try destination.open(
    holding: path.hasSuffix(".tif") ? .surface : .figures, isPersonal: isPersonal)
}

/// Writes a result to a new file of a folder; returns its path.
@discardableResult
func write(
  _ result: some SpatialResult, to name: String, in folder: TemporaryFolder, rawCells: Bool = false
) throws -> String {
  try openMap(folder.path + name, rawCells: rawCells).write(result, record: testRecord)
  return folder.path + name
}
