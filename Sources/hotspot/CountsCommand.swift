import ArgumentParser
import HotspotFiles
import HotspotPolicing
import HotspotReports

struct CountsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counts",
    abstract: "Count offences by the cells of a grid, or by zones.",
    discussion: """
      With --cell one row a cell; with --zones one row a polygon, such as policing areas, wards or \
      LSOAs. --periods adds a row a period.
      """)

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The width of a cell.", valueName: "metres"))
  var cell: Metres?

  @OptionGroup var grid: GridOptions

  @Option(help: ArgumentHelp("Count by the polygons of a layer.", valueName: "file[:layer]"))
  var zones: String?

  @Option(help: ArgumentHelp("The column that names the zones.", valueName: "column"))
  var zoneId: String?

  @Option(
    help: ArgumentHelp("Only rows of --zones, as in SQL: area > 2.", valueName: "condition"))
  var zoneFilter: String?

  @Option(help: "Count by period.")
  var periods: PeriodLength?

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (cell == nil) != (zones == nil) else {
      throw ValidationError("Give either --cell METRES or --zones FILE with --zone-id COLUMN.")
    }
    if zones != nil, zoneId == nil {
      throw ValidationError("--zones needs --zone-id COLUMN, which names the polygons.")
    }
  }

  func run() throws {
    try MapSession(input, output).run {
      let units: CountsRequest.Units
      if let zones {
        units = .zones(
          try ZoneLayer(
            file: zones, idColumn: zoneId, filter: zoneFilter, system: map.boundaryCrs))
      } else {
        units = .cells(grid.request(width: cell?.value ?? 0))
      }
      var request = CountsRequest(study: try map.study(input, hashesInputs: $0), units: units)
      request.periods = periods
      return try request.run()
    }
  }
}
