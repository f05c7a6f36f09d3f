import ArgumentParser
import HotspotFiles
import HotspotPolicing

/// The options of every command that puts offences on a map.
struct MapOptions: Recorded {
  static let told =
    Told.values(
      "--crs", "--grid-crs", "--datum", "--from", "--to", "--type", "--hours", "--weekdays",
      "--day-start",
      "--boundary-filter", "--boundary-crs", "--weight", "--unweighted") + [
      .flag("--public-place"), .flag("--exclude-domestic"), .file("--datum-grid"),
      .file("--offences"),
      .file("--boundary"), .file("--weights-table"),
    ]

  @Option(
    help: ArgumentHelp(
      "The coordinate system of the input. Default: by the columns.", valueName: "epsg:n"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "The coordinate system of the grid, in metres. Default: EPSG:27700 in Great Britain, the "
        + "UTM zone elsewhere.", valueName: "epsg:n"))
  var gridCrs: String?

  @Option(help: "How positions are carried between OSGB36 and WGS 84.")
  var datum = DatumChoice.auto

  @Option(help: ArgumentHelp("The OSTN15 grid, where PROJ lacks it.", valueName: "file"))
  var datumGrid: String?

  @Option(help: ArgumentHelp("The first day.", valueName: "yyyy-mm-dd"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("The last day.", valueName: "yyyy-mm-dd"))
  var to: CalendarDate?

  @Option(
    help: ArgumentHelp("Only offences of a definition: a name or path.", valueName: "definition"))
  var offences: String?

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp("Only offences of a group or title. May be repeated.", valueName: "words"))
  var types: [String] = []

  @Option(help: ArgumentHelp("Only these hours, e.g. 19:00-03:00.", valueName: "hh:mm-hh:mm"))
  var hours: ClockRange?

  @Option(help: ArgumentHelp("Only these days, e.g. fri,sat.", valueName: "days"))
  var weekdays: WeekdayList?

  @Option(
    help: ArgumentHelp(
      "When a police day begins: the night belongs to its evening.", valueName: "hh:mm"))
  var dayStart = ClockTime(minutes: 360)

  @Flag(help: "Only places that are not dwellings; needs a place_type column.")
  var publicPlace = false

  @Flag(help: "Leave out what is flagged as domestic.")
  var excludeDomestic = false

  @Option(
    help: ArgumentHelp(
      "The area studied: a polygon layer.", valueName: "file[:layer]"))
  var boundary: String?

  @Option(
    help: ArgumentHelp(
      "Only rows of --boundary, as in SQL: name = 'Oxford'.", valueName: "condition"))
  var boundaryFilter: String?

  @Option(
    help: ArgumentHelp(
      "The coordinate system of boundary and zone files that name none.", valueName: "epsg:n"))
  var boundaryCrs: String?

  @Option(
    help: ArgumentHelp(
      "What an offence weighs: harm, or a column of numbers. Default: one.", valueName: "weight"))
  var weight = IncidentWeight.count

  @Option(help: ArgumentHelp("The weights for harm: a name or a path.", valueName: "table"))
  var weightsTable = "ons-crime-severity"

  @Option(help: "What to do with offences without a weight.")
  var unweighted = UnweightedIncidents.error

  func validate() throws {
    if let from, let to, to < from {
      throw ValidationError("--to \(to) is before --from \(from).")
    }
  }

  /// The request as the library takes it.
  func study(_ input: InputOptions, hashesInputs: Bool) throws -> StudyRequest {
    try study(input.files, input.options, hashesInputs: hashesInputs)
  }

  /// The request as the library takes it.
  func study(
    _ files: [String], _ reading: ReadingOptions, hashesInputs: Bool
  ) throws -> StudyRequest {
    var request = StudyRequest(paths: files)
    request.reading = reading.readerOptions(hashesInputs: hashesInputs)
    request.filter.from = from
    request.filter.to = to
    request.filter.offences = try offences.map { try OffenceDefinition.load($0) }
    request.filter.types = types
    request.filter.hours = hours
    request.filter.weekdays = weekdays?.days
    request.filter.dayStart = dayStart.minutes
    request.filter.publicPlace = publicPlace
    request.filter.excludesDomestic = excludeDomestic
    request.crs = crs
    request.gridCRS = gridCrs
    request.datum = datum
    request.datumGrid = datumGrid
    request.weight = weight
    request.weightsTable = weightsTable
    request.unweighted = unweighted
    request.area = try boundary.map {
      try StudyArea(file: $0, filter: boundaryFilter, system: boundaryCrs)
    }
    return request
  }
}
