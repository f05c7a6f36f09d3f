import ArgumentParser
import HotspotFiles
import HotspotPolicing

/// The polygons that counts are taken by, in place of cells.
struct ZoneOptions: Recorded {
  static let told = Told.values("--zone-id", "--zone-filter") + [.file("--zones")]

  @Option(
    help: ArgumentHelp("Go by the polygons of a layer.", valueName: "file[:layer]"))
  var zones: String?

  @Option(help: ArgumentHelp("The column that names the zones.", valueName: "column"))
  var zoneId: String?

  @Option(
    help: ArgumentHelp("Only rows of --zones, as in SQL: area > 2.", valueName: "condition"))
  var zoneFilter: String?

  func validate() throws {
    if zones != nil, zoneId == nil {
      throw ValidationError("--zones needs --zone-id COLUMN, which names the polygons.")
    }
  }

  /// The zones where they are asked for, or else the cells of a grid.
  func units(orCells grid: GridRequest, system: String?) throws -> CountsRequest.Units {
    guard let zones else { return .cells(grid) }
    return .zones(
      try ZoneLayer(file: zones, idColumn: zoneId, filter: zoneFilter, system: system))
  }
}
