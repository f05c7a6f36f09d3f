import DelimitedText
import HotspotGeometry
import HotspotMapping
import MapLayers
import ResultTables
import Testing

/// What all results that are drawn have in common.
@Suite struct MapOutcomeTests {
  private static func outcomes() throws -> [MapOutcome] {
    let sample = DetectionSample(200, seed: 40)
    let file = try ExportFile(sample.lines, header: DetectionSample.header)
    let study = file.request()
    let grid = GridRequest(width: 200)
    let zones = ZoneLayer(
      name: "areas.gpkg", names: ["A", "B"],
      figures: [
        .box(449_000, 199_000, 450_700, 202_000), .box(450_700, 199_000, 452_000, 202_000),
      ], system: .britishNationalGrid)
    var outcomes: [MapOutcome] = []
    for units in [CountsRequest.Units.cells(grid), .zones(zones)] {
      for periods in [nil, PeriodLength.quarter, .month] {
        var counts = CountsRequest(study: study, units: units)
        counts.periods = periods
        outcomes.append(try counts.run())
      }
      let (first, last) = (CalendarDate("2023-01-01"), CalendarDate("2023-12-31"))
      let (middle, next) = (CalendarDate("2023-06-30"), CalendarDate("2023-07-01"))
      outcomes.append(
        try ChangeRequest(
          study: study, units: units, before: try #require(first)...(try #require(middle)),
          after: try #require(next)...(try #require(last))
        ).run())
    }
    var density = DensityRequest(study: study, grid: grid)
    outcomes.append(try density.run())
    density.contours = .equalIntervals(4)
    density.units = .probability
    outcomes.append(try density.run())
    outcomes.append(try GetisOrdRequest(study: study, grid: grid).run())
    outcomes.append(try EmergingRequest(study: study, grid: grid).run())
    outcomes.append(
      try DetectRequest(
        study: study, grid: grid, options: DetectionOptions()
      ).run())
    return outcomes
  }

  @Test func `Each value that decides a colour has one`() throws {
    for outcome in try Self.outcomes() {
      let table = try #require(outcome.table as? any SpatialResult)
      let column = try #require(table.style.column)
      let values = TableRows(table).numbers(column)
      #expect(!values.isEmpty)
      for case let value? in values {
        #expect(
          table.style.classIndex(of: value) != nil, "\(outcome.name): \(column) \(value)")
      }
    }
  }

  @Test func `Each row fills its columns, and has a figure of some area`() throws {
    for outcome in try Self.outcomes() {
      let table = try #require(outcome.table as? any SpatialResult)
      let rows = TableRows(table)
      #expect(Set(rows.columns).count == rows.columns.count)
      for (row, cells) in rows.rows.enumerated() {
        #expect(cells.count == rows.columns.count)
        #expect(table.figure(of: row).area > 0)
      }
    }
  }

  @Test func `A record has the options of the run and names no thread`() throws {
    let outcome = try #require(try Self.outcomes().first)
    let words = ["hotspot", "counts", "a.csv"]
    let record = outcome.record(command: words)
    #expect(record.command == words)
    #expect(record.option("grid_crs")?.text == "EPSG:27700")
    #expect(!String(decoding: record.bytes, as: UTF8.self).contains("thread"))
  }
}
