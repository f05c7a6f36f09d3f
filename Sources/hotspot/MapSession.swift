import HotspotPolicing
import HotspotReports

/// What every mapping command does around its one question: claim the output, read, say what was
/// done, write.
struct MapSession {
  private let words: [String]
  private let reading: ReadingOptions
  private let output: OutputOptions
  private let content: ResultContent

  init(
    _ command: some RecordedCommand, _ reading: ReadingOptions, _ output: OutputOptions,
    holding content: ResultContent = .figures
  ) {
    words = command.words
    self.reading = reading
    self.output = output
    self.content = content
  }

  /// Runs a question; it is told whether inputs are to be hashed for a run record.
  func run(_ ask: (Bool) throws -> MapOutcome) throws {
    let destination = try output.destination(threads: reading.threads, formats: ResultFormat.all)
      .open(holding: content)
    let outcome = try reading.reading(output, words) {
      let outcome = try ask(output.output != nil)
      return (outcome, outcome.intake)
    }
    for line in outcome.lines { Messages.say(line) }
    let record = SettingNames.spelled(outcome.record(command: words))
    try destination.write(withCompanions: outcome.table, named: outcome.name, record: record)
  }
}
