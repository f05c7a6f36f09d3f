import ArgumentParser
import HotspotFiles
import HotspotPolicing

struct AccuracyCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Judge a map by the offences of a later period: hit rate, PAI, PEI, RRI.",
    discussion: """
      MAP is a CSV of density, counts or getis-ord with its run record, or a map file of polygons. \
      Comparisons hold only at equal cells and equal area.
      """)

  static let told =
    ReadingOptions.told + MapOptions.told + OutputOptions.told
    + Told.values("--areas", "--value")
    + [.file("--test"), .file("--train"), .flag("--curve"), .flag("--by-units")]
  var toldFiles: [String] { [prediction] }

  @Argument(help: ArgumentHelp("The map.", valueName: "map"))
  var prediction: String

  @Option(help: ArgumentHelp("Offences to judge it by. May be repeated.", valueName: "file"))
  var test: [String]

  @Option(help: ArgumentHelp("Offences the map was made of, for RRI.", valueName: "file"))
  var train: [String] = []

  @Option(help: ArgumentHelp("Shares of the area, e.g. 0.1%,0.5%,1%,5%.", valueName: "shares"))
  var areas = ShareList(shares: [0.001, 0.005, 0.01, 0.05])

  @Flag(help: "Judge at every cell, from the highest down.")
  var curve = false

  @Flag(help: "Give PEI also as of as many cells, and not of as much area alone.")
  var byUnits = false

  @Option(help: ArgumentHelp("The column of the map's values.", valueName: "column"))
  var value: String?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try MapSession(self, reading, output, holding: .table).run {
      var request = AccuracyRequest(
        map: try PredictionMap(
          file: prediction, column: value, system: map.boundaryCrs,
          reading: VectorLayer.reader),
        study: try map.study(test, reading, hashesInputs: $0))
      request.trainingPaths = train
      request.shares = areas.shares
      request.isCurve = curve
      request.comparesUnits = byUnits
      return try request.run()
    }
  }
}

/// Shares with commas between, as percentages or parts of one.
struct ShareList: ExpressibleByArgument {
  var shares: [Double]

  init(shares: [Double]) { self.shares = shares }

  init?(argument: String) {
    shares = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let isPercent = part.hasSuffix("%")
      guard let number = Double(isPercent ? part.dropLast() : part) else { return nil }
      let share = isPercent ? number / 100 : number
      guard share > 0, share <= 1 else { return nil }
      shares.append(share)
    }
  }

  var defaultValueDescription: String {
    shares.map { share in
      let percent = share * 100
      return percent == percent.rounded() ? "\(Int(percent))%" : "\(percent)%"
    }.joined(separator: ",")
  }
}
