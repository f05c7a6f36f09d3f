import ArgumentParser
import HotspotPolicing

struct InspectCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Say what is in a file of offence records, and what is wrong with it.")

  static let told =
    InputOptions.told + OutputOptions.told + Told.values("--format")
    + [.file("--weights-table")]
  var toldFiles: [String] { input.files }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The weights table that codes are looked up in.", valueName: "table"))
  var weightsTable = "ons-crime-severity"

  @Option(help: "The form of the report. Default: json for a file named so, or else text.")
  var format: Format?

  @OptionGroup var output: OutputOptions

  func run() throws {
    var destination = output.destination(threads: input.threads)
    destination.format = .json
    let result = try destination.open(isPersonal: true)
    let options = input.readerOptions(hashesInputs: output.output != nil)
    let report = try input.reading(output, words) {
      let report = try InspectionReport(input.files, options: options, weightsTable: weightsTable)
      return (report, report.intake)
    }
    let record = report.record(command: words)
    switch format ?? (output.names(.json) ? .json : .text) {
    case .text: try result.write(text: report.text, record: record)
    case .json: try result.write(text: report.document.prettyPrinted + "\n", record: record)
    }
  }
}
