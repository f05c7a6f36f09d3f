import ArgumentParser
import HotspotFiles
import HotspotPolicing
import HotspotReports

struct TrialExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Give units and arms to the analysis, or a CONSORT report.",
    discussion: """
      For a crossover design --days gives one row a unit and released day. A file's name may also \
      end in .gpkg, .fgb, .xlsx or .svg.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, geojson, consort
  }

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: "The form. Default: by the file's name; consort for one that ends in .md.")
  var format: Format?

  @Flag(help: "One row a unit and released day, for crossover designs.")
  var days = false

  @OptionGroup var output: OutputOptions

  private var isReport: Bool {
    format.map { $0 == .consort } ?? (output.output?.lowercased().hasSuffix(".md") ?? false)
  }

  func validate() throws {
    if isReport, days { throw ValidationError("--days is for csv and geojson.") }
  }

  func run() throws {
    if isReport { return try writeReport() }
    if format == .geojson { return try writeGeoJSON() }
    var target = output.destination(threads: 1)
    target.format = format == .csv ? .csv : nil
    let destination = try format == .csv ? nil : MapDestination(target).open()
    let result = try destination == nil ? target.open(isPersonal: false) : nil
    let (export, record) = try answer { try TrialExport($0, days: days) }
    for line in export.lines { Messages.say(line) }
    try result?.write(export, record: record)
    if let map = try? export.map() {
      try destination?.write(map, record: record)
    } else {
      try destination?.write(table: export, named: TrialExport.name, record: record)
    }
  }

  private func writeReport() throws {
    var destination = output.destination(threads: 1)
    destination.format = .csv
    let result = try destination.open(isPersonal: false)
    let (report, record) = try answer { try ConsortReport($0) }
    try result.write(text: report.text, record: record)
  }

  private func writeGeoJSON() throws {
    let file = try MapFile.openGeoJSON(output.output, replaces: output.force)
    let ((lines, map), record) = try answer {
      let export = try TrialExport($0, days: days)
      return (export.lines, try export.map())
    }
    for line in lines { Messages.say(line) }
    try file.write(map, record: record)
  }

  private func answer<Answer>(
    _ question: (TrialState) throws -> Answer
  ) throws -> (Answer, RunRecord) {
    try TrialState.asking(trial) {
      (try question($0), $0.runRecord(command: CommandLine.arguments))
    }
  }
}
