import ArgumentParser
import HotspotPolicing

struct TrialRecordCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Take visits into the trial file, as an app recorded them.",
    discussion: """
      The file has a unit, an officer, a start and an end in each row. Officers are kept as keyed \
      tokens, never by name or number. Duplicates and impossible times are rejected with reasons.
      """)

  static let told = [Told.file("--visits")]
  var toldFiles: [String] { [trial] }

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: ArgumentHelp("The visits, CSV.", valueName: "file"))
  var visits: String

  @Option(
    help: ArgumentHelp(
      "The key of the officers' tokens. Default: the trial file's name and .key.",
      valueName: "file"))
  var keyFile: String?

  @Option(help: ArgumentHelp("Write every rejected row to a file.", valueName: "file"))
  var rejects: String?

  @Flag(help: "Replace the file of rejected rows.")
  var force = false

  func run() throws {
    var destination = Destination(path: rejects)
    destination.replaces = force
    let rejected = try destination.openIfNamed(isPersonal: true)
    let outcome = try VisitRequest(trial: trial, visits: visits, keyFile: keyFile).run()
    for line in outcome.lines { Messages.say(line) }
    try rejected?.write(
      outcome.rejectTable,
      record: RunRecord(
        version: ToolVersion.current, command: words))
  }
}
