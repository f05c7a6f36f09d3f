import ArgumentParser
import HotspotFiles
import HotspotPolicing

struct DetectCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Rank patrol-sized hotspots, with trend and persistence.",
    discussion: """
      Counts offences in cells, ranks the cells, drops what is not eligible, and describes what is \
      kept. Standard error tells how many cells each step left. Without --cell the cells are \
      hexagons of the size used in the Thames Valley trial.
      """)

  static let told =
    InputOptions.told + GridOptions.told + MapOptions.told + OutputOptions.told
    + Told.values(
      "--cell", "--by", "--top", "--periods", "--split", "--merge", "--min-count", "--max-count",
      "--min-separation",
      "--exclude-name", "--enduring", "--hot-top") + [.flag("--nudge"), .file("--exclude")]
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The width of a cell. Default: 214, hexagons.", valueName: "metres"))
  var cell: Metres?

  @OptionGroup var grid: GridOptions

  @Option(help: "What ranks cells.")
  var by = DetectionOptions.Measure.count

  @Option(
    help: ArgumentHelp("The most hotspots; with --merge, cells. Default: 44.", valueName: "n"))
  var top: Int?

  @Option(help: "Periods of trend and persistence. Default: month.")
  var periods: PeriodLength?

  @Option(
    help: ArgumentHelp(
      "Rank two parts of the day apart: day-night, or one part.", valueName: "hh:mm-hh:mm"))
  var split: DaySplit?

  @Option(help: "Whether chosen neighbours become one hotspot.")
  var merge = DetectionOptions.Merge.none

  @Flag(help: "Shift and turn cells to hold more offences, on the first half of the period.")
  var nudge = false

  @Option(help: ArgumentHelp("The fewest offences a year.", valueName: "n"))
  var minCount: Double?

  @Option(help: ArgumentHelp("The most offences a year.", valueName: "n"))
  var maxCount: Double?

  @Option(help: ArgumentHelp("The least distance between centres.", valueName: "metres"))
  var minSeparation: Metres?

  @Option(help: ArgumentHelp("Keep clear of polygons.", valueName: "file[:layer]"))
  var exclude: String?

  @Option(
    help: ArgumentHelp(
      "The column that names the polygons of --exclude. Default: name.", valueName: "column"))
  var excludeName: String?

  @Option(
    help: ArgumentHelp("Enduring: hot in this share of periods. Default: 0.5.", valueName: "share"))
  var enduring: Double?

  @Option(help: ArgumentHelp("Cells that are hot in a period. Default: --top.", valueName: "k"))
  var hotTop: Int?

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be at least 1.") }
    if let hotTop, hotTop < 1 { throw ValidationError("--hot-top must be at least 1.") }
    if let enduring, !(enduring > 0 && enduring <= 1) {
      throw ValidationError("--enduring is a share from 0 to 1, such as 0.5.")
    }
    if nudge, merge == .adjacent {
      throw ValidationError("--nudge shifts single cells; leave it or --merge adjacent out.")
    }
    if let minCount, let maxCount, maxCount < minCount {
      throw ValidationError("--max-count is below --min-count.")
    }
  }

  func run() throws {
    try MapSession(self, input.options, output).run {
      var options = DetectionOptions()
      options.measure = by
      options.statedTop = top
      options.merge = merge
      options.nudges = nudge
      options.minimumCount = minCount
      options.maximumCount = maxCount
      options.minimumSeparation = minSeparation?.value
      options.exclusions = try exclude.map {
        try ZoneLayer(file: $0, idColumn: excludeName, system: map.boundaryCrs)
      }
      options.periods = periods
      options.statedEnduringShare = enduring
      options.hotTop = hotTop
      options.split = split?.part
      return try DetectRequest(
        study: try map.study(input, hashesInputs: $0),
        grid: grid.request(
          width: cell?.value, standard: DetectRequest.standardWidth,
          shape: cell == nil ? .hexagon : .square),
        options: options
      ).run()
    }
  }
}

extension DetectionOptions.Measure: ExpressibleByArgument {}
extension DetectionOptions.Merge: ExpressibleByArgument {}

/// `day-night`, or the part of the day that is ranked apart.
struct DaySplit: ExpressibleByArgument {
  var part: ClockRange

  init?(argument: String) {
    guard let part = argument == "day-night" ? DetectionOptions.day : ClockRange(argument) else {
      return nil
    }
    self.part = part
  }
}
