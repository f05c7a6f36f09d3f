import ArgumentParser
import HotspotPolicing

struct EmergingCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "emerging",
    abstract: "Name how each cell became hot: new, persistent, diminishing and so on.",
    discussion: """
      Gi* in every period, with the neighbours of that period and of the one before; the trend of \
      a cell's scores by Mann–Kendall; and the class that follows from its hot and cold periods.
      """)

  static let told =
    InputOptions.told + GridOptions.told + GetisOrdOptions.told + MapOptions.told
    + OutputOptions.told + Told.values("--cell", "--periods", "--rules", "--critical")
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The width of a cell.", valueName: "metres"))
  var cell: Metres

  @OptionGroup var grid: GridOptions

  @Option(help: "The length of a step.")
  var periods = PeriodLength.month

  @Option(help: "The rules of the classes.")
  var rules = EmergingRequest.Rules.esri

  @Option(help: ArgumentHelp("A step is hot where q is at most this.", valueName: "q"))
  var critical = 0.05

  @OptionGroup var statistic: GetisOrdOptions
  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard critical > 0, critical < 1 else {
      throw ValidationError("--critical lies between 0 and 1, such as 0.05.")
    }
  }

  func run() throws {
    try MapSession(self, input.options, output).run {
      var request = EmergingRequest(
        study: try map.study(input, hashesInputs: $0), grid: grid.request(width: cell.value))
      request.statistic = statistic.statistic
      request.periods = periods
      request.rules = rules
      request.critical = critical
      return try request.run()
    }
  }
}

extension EmergingRequest.Rules: ExpressibleByArgument {}
