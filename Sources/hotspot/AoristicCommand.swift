import ArgumentParser
import HotspotPolicing

struct AoristicCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "aoristic",
    abstract: "Spread offences over the hours in which they may have happened.",
    discussion: """
      An offence between two times adds to each hour of the week the share of the span that lies in \
      it. Needs an end column: --column end=HEADER.
      """)

  static let told = InputOptions.told + MapOptions.told + OutputOptions.told
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions
  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try MapSession(self, input.options, output, holding: .table).run {
      try AoristicRequest(study: try map.study(input, hashesInputs: $0)).run()
    }
  }
}
