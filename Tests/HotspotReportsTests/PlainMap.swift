import MapLayers
import ResultTables

@testable import HotspotGeometry

/// A result of figures given one by one, with a number and words for each.
struct PlainMap: SpatialResult {
  struct Row {
    var figure: Geometry
    var value: Double?
    var label = ""
  }

  var rows: [Row]
  var layerName = "cells"
  var coordinateSystem = CoordinateSystem.nationalGrid
  var style = MapStyle(title: "Test", column: "value")
  var boundary: Geometry?
  var notes: [String] = []
  var companions: [any SpatialResult] = []

  let columns = [
    TableColumn(name: "name", kind: .text, doc: "A name."),
    TableColumn(name: "value", kind: .number, doc: "A value."),
  ]

  var rowCount: Int { rows.count }

  func figure(of row: Int) -> Geometry { rows[row].figure }

  func write(row: Int, to cells: inout CellWriter) {
    cells.text(rows[row].label)
    if let value = rows[row].value { cells.number(value) } else { cells.empty() }
  }

  /// Cells of a width side by side, a value each, row by row from the south; nil leaves one out.
  static func squares(
    _ values: [[Double?]], width: Double = 100, x: Double = 450_000, y: Double = 200_000
  ) -> PlainMap {
    var rows: [Row] = []
    for (up, line) in values.enumerated() {
      for (right, value) in line.enumerated() {
        guard let value else { continue }
        rows.append(
          Row(
            figure: .square(x + Double(right) * width, y + Double(up) * width, width),
            value: value, label: "\(right + 1).\(up + 1)"))
      }
    }
    return PlainMap(rows: rows)
  }
}

extension MapStyle {
  /// Three classes, of which the first is left out.
  static let three = MapStyle(
    title: "Burglary", subtitle: "June 2018", column: "value", legendTitle: "Offences a cell",
    classes: [
      MapClass(lower: 0, upper: 1, label: "none", fill: nil),
      MapClass(lower: 1, upper: 2, label: "one", fill: "#ffcc00"),
      MapClass(lower: 2, upper: 9, label: "two or more", fill: "#cc0000"),
    ])
}

extension CoordinateSystem {
  static let nationalGrid = CoordinateSystem(
    name: "OSGB36 / British National Grid", authorityCode: "EPSG:27700", wkt: "",
    isGeographic: false, metresPerUnit: 1)
  static let degrees = CoordinateSystem(
    name: "WGS 84", authorityCode: "EPSG:4326", wkt: "", isGeographic: true, metresPerUnit: 1)
}

extension Geometry {
  static func square(_ x: Double, _ y: Double, _ width: Double) -> Geometry {
    .polygon([(x, y), (x + width, y), (x + width, y + width), (x, y + width)])
  }

  /// A square with a square hole in its middle.
  static func frame(_ x: Double, _ y: Double, _ width: Double) -> Geometry {
    let hole = square(x + width / 4, y + width / 4, width / 2)
    let outline = square(x, y, width)
    return Geometry(
      kind: .polygon, coordinates: outline.coordinates + hole.coordinates, ringEnds: [5, 10],
      polygonEnds: [2])
  }
}

/// A run that read one file.
let plainRecord = RunRecord(
  version: "1.2.3", command: ["hotspot", "counts"],
  inputs: [RunRecord.Input(name: "street.csv", bytes: 12, sha256: "00")],
  rows: RunRecord.Rows(read: 12_345, kept: 12_000, rejected: []))
