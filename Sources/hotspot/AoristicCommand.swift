import ArgumentParser
import HotspotPolicing

struct AoristicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aoristic",
    abstract: "Spread offences over the hours in which they may have happened.",
    discussion: """
      An offence between two times adds to each hour of the week the share of the span that lies in \
      it. Needs an end column: --column end=HEADER.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try MapSession(input, output, holding: .table).run {
      try AoristicRequest(study: try map.study(input, hashesInputs: $0)).run()
    }
  }
}
