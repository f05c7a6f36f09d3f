import ArgumentParser
import HotspotFiles
import HotspotPolicing

struct TrialFrameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frame",
    abstract: "Make a trial file of the units that may be allocated.",
    discussion: """
      Units come from a CSV or a layer of a map file, such as what hotspot detect writes. Rules are \
      applied in the order --min-count, --max-count, --exclude, --drop, --separation, and every unit \
      left out is recorded with its reason. Person data is never needed: see --columns.
      """)

  @Argument(
    help: ArgumentHelp("The units: .csv, .gpkg, .geojson, .shp.", valueName: "file[:layer]"))
  var units: String

  @Option(
    name: [.short, .long], help: ArgumentHelp("The trial file to make.", valueName: "trial.gpkg"))
  var output: String

  @Option(help: ArgumentHelp("The column of the units' ids.", valueName: "column"))
  var id: String

  @Option(help: ArgumentHelp("The column of patrol areas. Default: area.", valueName: "column"))
  var area: String?

  @Option(help: ArgumentHelp("Store these columns alone. Default: all.", valueName: "a,b"))
  var columns: NameList?

  @Option(help: ArgumentHelp("The column of counts. Default: count.", valueName: "column"))
  var count: String?

  @Option(help: ArgumentHelp("The least count. May be repeated.", valueName: "n|column=n"))
  var minCount: [CountRule] = []

  @Option(help: ArgumentHelp("The greatest count. May be repeated.", valueName: "n|column=n"))
  var maxCount: [CountRule] = []

  @Option(help: ArgumentHelp("Leave out units that meet a polygon.", valueName: "file[:layer]"))
  var exclude: String?

  @Option(
    help: ArgumentHelp(
      "The column that names the polygons of --exclude. Default: name.", valueName: "column"))
  var excludeName: String?

  @Option(
    help: ArgumentHelp(
      "The coordinate system of an --exclude file that names none.", valueName: "epsg:n"))
  var excludeCrs: String?

  @Option(help: ArgumentHelp("Leave a unit out; needs a --reason each.", valueName: "unit"))
  var drop: [String] = []

  @Option(help: ArgumentHelp("Why the unit of --drop is left out.", valueName: "text"))
  var reason: [String] = []

  @Option(
    help: ArgumentHelp("The least distance between units, edge to edge.", valueName: "metres"))
  var separation: Metres?

  @Option(
    help: ArgumentHelp(
      "The coordinate system of the units. Default: the file's, or by the columns.",
      valueName: "epsg:n"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "The coordinate system of the trial, in metres. Default: the units', or EPSG:27700 in Great "
        + "Britain, the UTM zone elsewhere.", valueName: "epsg:n"))
  var gridCrs: String?

  @Option(help: "How positions are carried between OSGB36 and WGS 84.")
  var datum = DatumChoice.auto

  @Flag(help: "Replace a trial file that is there and holds no allocation.")
  var force = false

  func run() throws {
    var request = FrameRequest(
      units: try UnitLayer(
        file: units, id: id, area: area, crs: crs, reading: VectorLayer.reader))
    request.columns = columns?.names
    request.countColumn = count
    request.minimumCounts = minCount
    request.maximumCounts = maxCount
    request.exclusions = try exclude.map {
      try ZoneLayer(
        file: $0, idColumn: excludeName, system: excludeCrs, statedBy: .exclusionSystem)
    }
    request.drops = try FrameRequest.drops(drop, reasons: reason)
    request.separation = separation?.value
    request.gridCRS = gridCrs
    request.datum = datum
    let outcome = try request.run()
    try TrialFile.create(path: output, frame: outcome.frame, replacing: force)
    for line in outcome.lines { Messages.say(line) }
  }
}

extension CountRule: ExpressibleByArgument {
  /// Reads `5`, `COLUMN=5` or `COLUMN:5`.
  public init?(argument: String) { self.init(argument) }
}

/// Names with commas between.
struct NameList: ExpressibleByArgument {
  var names: [String]

  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if names.contains("") { return nil }
  }
}
