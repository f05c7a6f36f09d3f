internal import HotspotGeometry
public import MapLayers
internal import ResultTables

/// Incidents counted by the cells of a grid or by zones.
public struct CountsRequest: Sendable {
  /// What is counted.
  public enum Units: Sendable {
    /// The cells of a grid.
    case cells(GridRequest)
    /// The polygons of a layer.
    case zones(ZoneLayer)
  }

  /// What to put on the map.
  public var study: StudyRequest
  /// What to count by.
  public var units: Units
  /// The periods to count in; nil for all time as one.
  public var periods: PeriodLength?

  /// A request.
  public init(study: StudyRequest, units: Units) {
    self.study = study
    self.units = units
  }

  /// Reads and counts.
  ///
  /// - Throws: as `StudyRequest.run()` does.
  public func run() throws -> MapOutcome {
    var request = self.study
    request.needsDates = self.periods != nil
    if case .zones(let zones) = units { request.otherInputs += zones.inputs }
    let study = try request.run()
    var lines: [String] = []
    let periods = try self.periods.map { try study.periods($0) }
    if let periods { lines.append(study.description(of: periods)) }
    let options: [OrderedJSON.Member] = [
      OrderedJSON.Member("periods", periods.map { .string($0.length.rawValue) } ?? .null)
    ]
    switch units {
    case .cells(let grid):
      let cover = try grid.cover(of: study)
      let cells = StudyCells(study.incidents, in: cover, threads: study.threads)
      let table = CellCountTable(study, cells, periods: periods) {
        study.style("Incidents", column: "count", values: $0)
      }
      lines.append(grid.description(of: cover))
      lines += cells.notes
      if periods != nil {
        lines.append("Cells have no row for periods without incidents.")
      }
      return MapOutcome(
        table, study: study, lines: lines, options: options + grid.members,
        details: cells.members)
    case .zones(let zones):
      let table = try ZoneCountTable(
        study, zones: zones, periods: periods
      ) { study.style("Incidents", column: "count", values: $0) }
      lines += zones.notes
      lines.append(
        "\(zones.names.count) zones of \(RunRecord.name(of: zones.name)); \(table.outside) incidents are in none."
      )
      return MapOutcome(
        table, study: study, lines: lines,
        options: options + [OrderedJSON.Member("zones", .string(RunRecord.name(of: zones.name)))],
        details: [OrderedJSON.Member("in_no_zone", .integer(table.outside))])
    }
  }
}
