internal import DelimitedText
public import HotspotGeometry
internal import ResultTables

/// A map that says where incidents are expected: a value and an area for each cell or polygon.
public struct PredictionMap: Sendable {
  /// How a point's row is found.
  enum Places: Sendable {
    /// By the cell of a grid.
    case cells(CellGrid, rows: [CellAddress: Int])
    /// By polygons, in the coordinates of the map.
    case figures([Geometry])
  }

  /// The file, for messages.
  public let name: String
  /// The column that holds the values.
  public let column: String
  /// One value a row; NaN where there is none.
  public let values: [Double]
  /// The area of each row in square metres, where the map itself says; empty otherwise.
  public let areas: [Double]
  /// The system of the coordinates.
  public let system: CoordinateSystem
  let places: Places

  /// A map of polygons.
  ///
  /// - Parameters:
  ///   - column: the name of the column of values.
  ///   - areas: in square metres, one a polygon; empty to measure them.
  public init(
    name: String, column: String, values: [Double], areas: [Double] = [], figures: [Geometry],
    system: CoordinateSystem
  ) {
    self.name = name
    self.column = column
    self.values = values
    self.areas = areas
    self.system = system
    places = .figures(figures)
  }

  /// The columns that are looked for where none is named, the most telling first.
  public static let valueColumns = ["density", "z", "score", "count"]

  /// The offences that a row foretells: a density times its area, a count itself; scores foretell
  /// no number.
  func predicted(row: Int, area: Double) -> Double {
    switch column.lowercased() {
    case "density": values[row] * area / 1_000_000
    case "z", "score": .nan
    default: values[row]
    }
  }

  /// A map written as CSV by a mapping command, with its run record beside it.
  ///
  /// - Parameters:
  ///   - path: the CSV file.
  ///   - column: the column of values; nil for the first of `valueColumns` that is there.
  /// - Throws: `HotspotError`.
  public init(csv path: String, column: String?) throws {
    let bytes = try SmallFile.bytes(at: path, limit: 1 << 30)
    let table = try SmallTable(csv: bytes, file: path)
    func refuse(_ message: String, line: Int? = nil) -> HotspotError {
      HotspotError(.badData, file: path, line: line, message)
    }
    guard let cellColumn = table.column("cell") else {
      throw refuse(
        "The map has no column `cell`. Give a CSV file of \(Setting.mappingDensity), counts or "
          + "getis-ord, or a map file with polygons.")
    }
    let name = column ?? PredictionMap.valueColumns.first { table.column($0) != nil }
    guard let name, let valueColumn = table.column(name.lowercased()) else {
      throw refuse(
        "The map has no column \(name ?? "density, z or count"). It has: "
          + table.header.joined(separator: ", ") + ". Name one with \(Setting.mapValues) COLUMN.")
    }
    let (grid, system) = try PredictionMap.grid(beside: path)
    let areaColumn = table.column("area_km2")
    var values: [Double] = []
    var areas: [Double] = []
    var rows: [CellAddress: Int] = [:]
    for row in table.rows {
      guard let address = grid.address(named: row.fields[cellColumn]) else {
        throw refuse(
          "`\(row.fields[cellColumn])` is not a cell of the grid that \(path).run.json names.",
          line: row.line)
      }
      guard rows.updateValue(values.count, forKey: address) == nil else {
        throw refuse(
          "The cell \(row.fields[cellColumn]) stands twice. A map by periods cannot be judged; "
            + "leave \(Setting.periods) out.", line: row.line)
      }
      let text = row.fields[valueColumn]
      guard let value = text.isEmpty ? .nan : Double(text) else {
        throw refuse("`\(text)` in the column \(name) is not a number.", line: row.line)
      }
      values.append(value)
      if let areaColumn {
        guard let area = Double(row.fields[areaColumn]), area >= 0 else {
          throw refuse("`\(row.fields[areaColumn])` is not an area.", line: row.line)
        }
        areas.append(area * 1_000_000)
      } else {
        areas.append(grid.cellArea)
      }
    }
    self.name = path
    self.column = name
    self.values = values
    self.areas = areas
    self.system = system
    places = .cells(grid, rows: rows)
  }

  /// The grid that a map's run record describes.
  private static func grid(
    beside path: String
  ) throws(HotspotError) -> (CellGrid, CoordinateSystem) {
    let record: RunRecord
    do {
      record = try RunRecord.read(beside: path)
    } catch {
      guard error.fault == .missing else { throw error }
      throw HotspotError(
        .missing, file: error.file,
        "The run record beside the map says how its grid is laid, and there is none. "
          + "Keep it beside the map, or use a map file with polygons such as .gpkg.")
    }
    guard let width = record.option("cell_width_m")?.double,
      let shape = record.option("shape")?.text.flatMap({ CellShape(rawValue: $0) }),
      let origin = record.option("origin")?.elements?.compactMap(\.double), origin.count == 2,
      let crs = record.option("grid_crs")?.text
    else {
      throw HotspotError(
        .badData, file: RunRecord.path(beside: path),
        "The run record does not describe a grid. Is it that of a map?")
    }
    let top = record.option("hexagon_top")?.text.flatMap { HexagonTop(rawValue: $0) } ?? .pointy
    return (
      try CellGrid(shape, width: width, originX: origin[0], originY: origin[1], top: top),
      try CoordinateSystem(crs)
    )
  }
}
