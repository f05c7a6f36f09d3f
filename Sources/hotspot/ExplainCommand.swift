import ArgumentParser
import HotspotPolicing

struct ExplainCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain one person's score row by row, or why they are not listed.")

  static let told =
    InputOptions.told + ScoringOptionGroup.told + OutputOptions.told
    + Told.values("--format")
  var toldFiles: [String] { input.files }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var scoring: ScoringOptionGroup

  @Option(help: ArgumentHelp("The person.", valueName: "id"))
  var person: String

  @Flag(help: "Name the people ranked next above and below.")
  var neighbours = false

  @Option(help: "The form of the explanation. Default: json for a file named so, or else text.")
  var format: Format?

  @OptionGroup var output: OutputOptions

  func run() throws {
    var destination = output.destination(threads: input.threads)
    destination.format = .json
    let result = try destination.open(isPersonal: true)
    var request = scoring.request(input, hashesInputs: output.output != nil)
    request.explaining = [person]
    let outcome = try input.reading(output, words) {
      let outcome = try request.run()
      return (outcome, outcome.intake)
    }
    let record = outcome.record(command: words)
    for explanation in outcome.cohort.explanations {
      switch format ?? (output.names(.json) ? .json : .text) {
      case .text:
        try result.write(text: explanation.text(showsNeighbours: neighbours), record: record)
      case .json:
        try result.write(
          text: explanation.document(showsNeighbours: neighbours).prettyPrinted + "\n",
          record: record)
      }
    }
  }
}
