import ArgumentParser
import HotspotPolicing

struct ChangeCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Compare two periods cell by cell or zone by zone, with tests and intervals.")

  static let told =
    InputOptions.told + GridOptions.told + ZoneOptions.told + MapOptions.told
    + OutputOptions.told + Told.values("--before", "--after", "--cell")
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The first period.", valueName: "day..day"))
  var before: DayRange

  @Option(help: ArgumentHelp("The second period.", valueName: "day..day"))
  var after: DayRange

  @Option(help: ArgumentHelp("The width of a cell. Default: 250.", valueName: "metres"))
  var cell: Metres?

  @OptionGroup var grid: GridOptions

  @OptionGroup var zoneOptions: ZoneOptions

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if cell != nil, zoneOptions.zones != nil {
      throw ValidationError("--cell and --zones exclude each other.")
    }
    if map.from != nil || map.to != nil {
      throw ValidationError("--before and --after say which days count; leave out --from and --to.")
    }
  }

  func run() throws {
    try MapSession(self, input.options, output).run {
      let units = try zoneOptions.units(
        orCells: grid.request(width: cell?.value, standard: ChangeRequest.standardWidth),
        system: map.boundaryCrs)
      return try ChangeRequest(
        study: try map.study(input, hashesInputs: $0), units: units, before: before.days,
        after: after.days
      ).run()
    }
  }
}

/// `2024-01-01..2024-03-31`.
struct DayRange: ExpressibleByArgument {
  var days: ClosedRange<CalendarDate>

  init?(argument: String) {
    guard let middle = argument.range(of: ".."),
      let first = CalendarDate(argument[..<middle.lowerBound]),
      let last = CalendarDate(argument[middle.upperBound...]), first <= last
    else { return nil }
    days = first...last
  }
}
