import ArgumentParser
import HotspotPolicing

struct TrialScheduleCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "List the units to patrol on a trial day.",
    discussion: """
      Days of a crossover design must be released first. Switches and suspensions are honoured as \
      they stand at the day's end. The JSON is what a phone app reads; its schema is \
      hotspot-trial-schedule/1.
      """)

  static let told =
    OutputOptions.told
    + Told.values("--date", "--through", "--area", "--minutes", "--limit", "--format")
  var toldFiles: [String] { [trial] }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, json
  }

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: ArgumentHelp("The trial day, or the first of them.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate

  @Option(help: ArgumentHelp("The last trial day.", valueName: "yyyy-mm-dd"))
  var through: CalendarDate?

  @Option(help: ArgumentHelp("Only units of an area.", valueName: "name"))
  var area: String?

  @Option(help: "The minutes that a patrol should stay; 11 to 15 deter best.")
  var minutes = 15

  @Option(help: ArgumentHelp("Drop a unit once it has had so many visits.", valueName: "n"))
  var limit: Int?

  @Option(help: "The form. Default: by the file's name; a table on a terminal, CSV in a pipe.")
  var format: Format?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let isJSON = format.map { $0 == .json } ?? output.names(.json)
    var destination = output.destination(threads: 1)
    destination.terminalRows = nil
    destination.format = isJSON ? .json : format == .csv ? .csv : nil
    let result = try destination.open(isPersonal: false)
    var request = ScheduleRequest(from: date, through: through)
    request.area = area
    request.minutes = minutes
    request.limit = limit
    let (schedule, record) = try TrialState.asking(trial) {
      (try TrialSchedule($0, request), $0.runRecord(command: words))
    }
    for line in schedule.lines { Messages.say(line) }
    if isJSON {
      try result.write(text: schedule.json(), record: record)
    } else {
      try result.write(schedule, record: record)
    }
  }
}
