import ArgumentParser
import HotspotPolicing

struct GetisOrdCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "getis-ord",
    abstract: "Test which cells have more offences around them than chance gives.")

  static let told =
    InputOptions.told + GridOptions.told + GetisOrdOptions.told + MapOptions.told
    + OutputOptions.told + Told.values("--cell", "--domain")
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The width of a cell.", valueName: "metres"))
  var cell: Metres

  @OptionGroup var grid: GridOptions
  @OptionGroup var statistic: GetisOrdOptions

  @Option(help: "The cells that the mean is taken over. Default: boundary, or else extent.")
  var domain: StudyDomain?

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try MapSession(self, input.options, output).run {
      var request = GetisOrdRequest(
        study: try map.study(input, hashesInputs: $0), grid: grid.request(width: cell.value))
      request.statistic = statistic.statistic
      request.domain = domain
      return try request.run()
    }
  }
}

/// Which cells are neighbours, and how probabilities are corrected.
struct GetisOrdOptions: Recorded {
  static let told = Told.values("--band", "--distance", "--correction") + [.flag("--no-star")]

  @Option(help: ArgumentHelp("Neighbours: so many rings. Default: 1.", valueName: "rings"))
  var band: Int?

  @Option(help: ArgumentHelp("Neighbours: so far between centres.", valueName: "metres"))
  var distance: Double?

  @Flag(help: "Leave the cell itself out: Gi in place of Gi*.")
  var noStar = false

  @Option(help: "How q is made from p.")
  var correction = PAdjustment.bh

  func validate() throws {
    if band != nil, distance != nil {
      throw ValidationError("--band and --distance exclude each other.")
    }
    if let band, band < 1 || band > 10_000 {
      throw ValidationError("--band takes a number of rings, from 1.")
    }
    if let distance, !(distance > 0 && distance.isFinite) {
      throw ValidationError("--distance must be above 0.")
    }
  }

  /// The statistic as the library takes it.
  var statistic: GetisOrd {
    GetisOrd(
      neighbourhood: distance.map { .distance($0) } ?? .rings(band ?? 1), includesSelf: !noStar,
      correction: correction)
  }
}

extension PAdjustment: ExpressibleByArgument {}
extension StudyDomain: ExpressibleByArgument {}
