import ArgumentParser
import HotspotFiles
import HotspotPolicing
import HotspotReports

struct TrialExportCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Give units and arms to the analysis, or a CONSORT report.",
    discussion: """
      For a crossover design --days gives one row a unit and released day. A file's name may also \
      end in .gpkg, .fgb, .xlsx or .svg.
      """)

  static let told = OutputOptions.told + Told.values("--format") + [.flag("--days")]
  var toldFiles: [String] { [trial] }

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

  private var isReport: Bool { format.map { $0 == .consort } ?? output.names(.markdown) }

  func validate() throws {
    if isReport, days { throw ValidationError("--days is for csv and geojson.") }
  }

  func run() throws {
    var destination = output.destination(threads: 1, formats: ResultFormat.all + [.markdown])
    destination.format =
      switch format {
      case .csv: .csv
      case .geojson: .geoJSON()
      case .consort: .markdown
      case nil: isReport ? .markdown : nil
      }
    let result = try destination.open(holding: isReport ? .report : .figures)
    if isReport {
      let (report, record) = try answer { try ConsortReport($0) }
      return try result.write(text: report.text, record: record)
    }
    let (export, record) = try answer { try TrialExport($0, days: days) }
    let table: any TabularResult =
      try format == .geojson ? export.map() : (try? export.map()) ?? export
    for line in export.lines { Messages.say(line) }
    try result.write(table, named: TrialExport.name, record: record)
  }

  private func answer<Answer>(
    _ question: (TrialState) throws -> Answer
  ) throws -> (Answer, RunRecord) {
    try TrialState.asking(trial) {
      (try question($0), $0.runRecord(command: words))
    }
  }
}
