import ArgumentParser
import HotspotPolicing

struct NearRepeatCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "near-repeat",
    abstract: "Count pairs of offences that are near in place and time, against chance.",
    discussion: """
      A Knox table: bands reach from one limit up to, not including, the next. Days are shuffled \
      over places to tell what chance gives.
      """)

  static let told =
    InputOptions.told + MapOptions.told + OutputOptions.told
    + Told.values("--distances", "--times", "--permutations", "--seed")
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("Limits of distance.", valueName: "metres"))
  var distances = NumberList([0, 100, 200, 400])

  @Option(help: ArgumentHelp("Limits of time.", valueName: "days"))
  var times = NumberList([0, 7, 14, 28])

  @Option(help: ArgumentHelp("How often days are shuffled.", valueName: "n"))
  var permutations = 999

  @Option(help: "The seed of the shuffles; the same seed gives the same table.")
  var seed: UInt64 = 1

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard 1...1_000_000 ~= permutations else {
      throw ValidationError("--permutations is from 1 to 1,000,000.")
    }
  }

  func run() throws {
    try MapSession(self, input.options, output, holding: .table).run {
      var request = NearRepeatRequest(study: try map.study(input, hashesInputs: $0))
      request.distances = distances.numbers
      request.days = times.numbers
      request.permutations = permutations
      request.seed = seed
      return try request.run()
    }
  }
}
