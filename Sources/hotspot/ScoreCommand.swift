import ArgumentParser
import HotspotPolicing

struct ScoreCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score and rank people by recency, frequency and gravity.",
    discussion: """
      Writes one row a person, in order of rank. On a terminal it shows the first 20 and a summary; \
      with -o FILE.csv or FILE.json it writes everyone, and FILE.run.json beside it says what the \
      list was made of.
      """)

  static let told =
    InputOptions.told + ScoringOptionGroup.told + OutputOptions.told
    + Told.values("--top", "--strict-top") + [.file("--context"), .file("--compare")]
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions
  @OptionGroup var scoring: ScoringOptionGroup

  @Option(help: "List the first so many, with everyone tied at the cut.")
  var top: Int?

  @Option(help: "List the first so many and no more.")
  var strictTop: Int?

  @Option(
    help: ArgumentHelp(
      "Show custody, death and management beside scores: person_id,status,from,to.",
      valueName: "file"))
  var context: String?

  @Option(
    help: ArgumentHelp("Mark entrants, leavers and movers since a list.", valueName: "old.csv"))
  var compare: String?

  @Option(
    help: ArgumentHelp("Replace person ids by a keyed hash.", valueName: "keyfile"))
  var pseudonymise: String?

  @Option(
    help: ArgumentHelp("Write the people who cannot be decided to a file.", valueName: "file"))
  var undecided: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if top != nil, strictTop != nil {
      throw ValidationError("--top and --strict-top exclude each other.")
    }
    if let cut = top ?? strictTop, cut < 1 {
      throw ValidationError("The list must have room for one person at least.")
    }
  }

  func run() throws {
    let key = try pseudonymise.map { try Pseudonymiser(keyFile: $0) }
    let result = try output.destination(threads: input.threads, pseudonymiser: key)
      .open(isPersonal: true)
    var undecidedDestination = output.destination(threads: input.threads, pseudonymiser: key)
    undecidedDestination.path = undecided
    let undecidedPeople = try undecidedDestination.openIfNamed(isPersonal: true)
    var request = scoring.request(input, hashesInputs: output.output != nil || undecided != nil)
    request.cut = top.map { .top($0) } ?? strictTop.map { .strict($0) }
    request.contextPath = context
    request.comparisonPath = compare
    request.pseudonymiser = key
    let outcome = try input.reading(output, words) {
      let outcome = try request.run()
      return (outcome, outcome.intake)
    }
    Messages.say(outcome.summary.heading)
    let record = outcome.record(command: words)
    try result.write(outcome.table, record: record)
    try undecidedPeople?.write(UndecidedTable(outcome.cohort), record: record)
    for line in outcome.summary.lines { Messages.say(line) }
  }
}
