import ArgumentParser
import HotspotPolicing
import HotspotReports

struct CountsCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "counts",
    abstract: "Count offences by the cells of a grid, or by zones.",
    discussion: """
      With --cell one row a cell; with --zones one row a polygon, such as policing areas, wards or \
      LSOAs. --periods adds a row a period.
      """)

  static let told =
    InputOptions.told + GridOptions.told + ZoneOptions.told + MapOptions.told
    + OutputOptions.told + Told.values("--cell", "--periods")
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The width of a cell.", valueName: "metres"))
  var cell: Metres?

  @OptionGroup var grid: GridOptions

  @OptionGroup var zoneOptions: ZoneOptions

  @Option(help: "Count by period.")
  var periods: PeriodLength?

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (cell == nil) != (zoneOptions.zones == nil) else {
      throw ValidationError("Give either --cell METRES or --zones FILE with --zone-id COLUMN.")
    }
  }

  func run() throws {
    try MapSession(self, input.options, output).run {
      let units = try zoneOptions.units(
        orCells: grid.request(width: cell?.value), system: map.boundaryCrs)
      var request = CountsRequest(study: try map.study(input, hashesInputs: $0), units: units)
      request.periods = periods
      return try request.run()
    }
  }
}
