import HotspotPolicing
import HotspotReports

/// What every mapping command does around its one question: claim the output, read, say what was
/// done, write.
struct MapSession {
  private let reading: ReadingOptions
  private let output: OutputOptions
  private let content: MapDestination.Content

  init(
    _ input: InputOptions, _ output: OutputOptions,
    holding content: MapDestination.Content = .figures
  ) {
    self.init(input.options, output, holding: content)
  }

  init(
    _ reading: ReadingOptions, _ output: OutputOptions,
    holding content: MapDestination.Content = .figures
  ) {
    self.reading = reading
    self.output = output
    self.content = content
  }

  /// Runs a question; it is told whether inputs are to be hashed for a run record.
  func run(_ ask: (Bool) throws -> MapOutcome) throws {
    let destination = try MapDestination(output.destination(threads: reading.threads))
      .open(holding: content)
    let outcome = try reading.reading(output) {
      let outcome = try ask(output.output != nil)
      return (outcome, outcome.intake)
    }
    for line in outcome.lines { Messages.say(line) }
    let record = outcome.record(command: CommandLine.arguments)
    if let map = outcome.table as? any SpatialResult {
      try destination.write(map, record: record)
    } else {
      try destination.write(table: outcome.table, named: outcome.name, record: record)
    }
  }
}
