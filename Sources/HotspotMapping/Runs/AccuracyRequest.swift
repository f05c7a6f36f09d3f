internal import DelimitedText
internal import HotspotGeometry
internal import ResultTables

/// How well a map foretold offences, as a user asks for it.
public struct AccuracyRequest: Sendable {
  /// The map.
  public var map: PredictionMap
  /// The offences that judge it.
  public var study: StudyRequest
  /// The offences it was made of, for the recapture rate; none to leave it empty.
  public var trainingPaths: [String] = []
  /// The shares of the area that are judged.
  public var shares = [0.001, 0.005, 0.01, 0.05]
  /// Whether every cell is judged in turn, in place of the shares.
  public var isCurve = false
  /// Whether PEI is given also as of as many cells, and not of as much area alone.
  public var comparesUnits = false

  /// A request.
  public init(map: PredictionMap, study: StudyRequest) {
    self.map = map
    self.study = study
  }

  /// Reads and judges.
  ///
  /// - Throws: as `StudyRequest.run()` does.
  public func run() throws -> MapOutcome {
    var request = self.study
    if request.gridCRS == nil, !map.system.isGeographic { request.gridCRS = map.system.label }
    let study = try request.run()
    let places = try PredictionPlaces(map, in: study)
    let hits = places.counts(study.incidents, threads: study.threads)
    var training: [Int64]?
    if !trainingPaths.isEmpty {
      request.paths = trainingPaths
      request.filter.from = nil
      request.filter.to = nil
      training = places.counts(try request.run().incidents, threads: study.threads)
    }
    let area = study.boundary?.area ?? places.areas.reduce(0, +)
    guard !places.rows.isEmpty else {
      throw HotspotError(
        .badData, "no cell of the map is inside the boundary. Are both of one area?")
    }
    let found = hits.reduce(0, +)
    let total = study.boundary == nil ? found : Int64(study.incidents.count)
    guard total > 0 else {
      throw HotspotError(
        .badData,
        "none of the \(study.incidents.count) test offences is in the map. Are both of one area?")
    }
    let accuracy = MapAccuracy(
      ranking: places.rows.map { map.values[$0] },
      predicted: zip(places.rows, places.areas).map { map.predicted(row: $0, area: $1) },
      area: places.areas, test: hits, train: training,
      totalArea: area,
      totalTest: total)
    let rows =
      isCurve ? (1...accuracy.cells).map { accuracy.row(cells: $0) } : accuracy.rows(shares: shares)
    let table = AccuracyTable(
      rows, shares: isCurve ? rows.map(\.areaShare) : shares,
      comparesUnits: comparesUnits)
    var lines = [
      "\(RunRecord.name(of: map.name)), column \(map.column): \(places.rows.count) cells, "
        + "\(NumberText.shortest((area / 10_000).rounded() / 100)) km2; \(total) test offences"
        + (study.span.map { ", \($0.first) to \($0.last)" } ?? "") + ".",
      "Cells are taken from the highest value down while their area is within the share, at least "
        + "one; equal values in the order that is worst for the map.",
    ]
    if Int64(study.incidents.count) > found {
      lines.append(
        "\(Int64(study.incidents.count) - found) test offences are in none of the map's cells"
          + (study.boundary == nil
            ? " and do not count." : ", and count as missed, being inside the boundary."))
    }
    if trainingPaths.isEmpty {
      lines.append(
        "rri_recapture needs the offences the map was made of: \(Setting.trainingOffences) FILE.")
    }
    return MapOutcome(
      table: table, name: "accuracy", study: study, lines: lines,
      options: [
        OrderedJSON.Member("map", .string(RunRecord.name(of: map.name))),
        OrderedJSON.Member("value", .string(map.column)),
        OrderedJSON.Member("areas", .array(shares.map { .number($0) })),
        OrderedJSON.Member("curve", .bool(isCurve)),
      ])
  }
}

/// The rows of a map in the coordinates of a study.
///
/// With a boundary only what is inside of it counts: rows keep their area there, and those that
/// have none are left out.
struct PredictionPlaces {
  private enum Finder {
    case cells(CellGrid, rows: [CellAddress: Int])
    case zones(ZoneIndex)
  }

  private let finder: Finder
  /// The area of each row in square metres; 0 outside the boundary.
  private let allAreas: [Double]
  /// The rows that count.
  let rows: [Int]
  /// Their areas.
  var areas: [Double] { rows.map { allAreas[$0] } }

  init(_ map: PredictionMap, in study: Study) throws {
    switch map.places {
    case .cells(let grid, let rows):
      guard map.system == study.system else {
        throw HotspotError(
          .usage,
          "the map's grid is in \(map.system.label), so leave \(Setting.workingSystem) out or name "
            + "that one.")
      }
      finder = .cells(grid, rows: rows)
      allAreas =
        try study.boundary.map {
          try PredictionPlaces.areas(of: rows, count: map.values.count, grid, inside: $0, study)
        } ?? map.areas
    case .figures(let figures):
      var placed = figures
      if map.system != study.system {
        let projection = try Projection(
          from: map.system, to: study.system, datum: study.datum, grid: study.datumGrid)
        placed = try figures.map { try projection.transform($0) }
      }
      finder = .zones(ZoneIndex(placed))
      if let boundary = study.boundary {
        let prepared = try PreparedGeometry(boundary)
        allAreas = try placed.map { figure in
          try prepared.contains(figure) ? figure.area : figure.intersection(boundary).area
        }
      } else {
        allAreas = map.areas.isEmpty ? placed.map(\.area) : map.areas
      }
    }
    let areas = allAreas
    rows = areas.indices.filter { areas[$0] > 0 }
  }

  /// The area of each row's cell inside a boundary.
  private static func areas(
    of rows: [CellAddress: Int], count: Int, _ grid: CellGrid, inside boundary: Geometry,
    _ study: Study
  ) throws -> [Double] {
    let cover = try CellCover(
      boundary: boundary, grid: grid, choosing: .intersecting, threads: study.threads)
    var areas = [Double](repeating: 0, count: count)
    for (cell, place) in cover.places.enumerated() {
      if let row = rows[cover.frame.address(of: Int(place))] {
        areas[row] = cover.areaInside[cell]
      }
    }
    return areas
  }

  /// The number of incidents in each row that counts.
  func counts(_ incidents: Incidents, threads: Int) -> [Int64] {
    let rowOfLocation: [Int32] =
      switch finder {
      case .cells(let grid, let rows):
        zip(incidents.x, incidents.y).map { x, y in
          Int32(grid.address(x: x, y: y).flatMap { rows[$0] } ?? -1)
        }
      case .zones(let index): index.zones(x: incidents.x, y: incidents.y, threads: threads)
      }
    let counts = incidents.counts(by: rowOfLocation, of: allAreas.count)
    return rows.map { counts[$0] }
  }
}
