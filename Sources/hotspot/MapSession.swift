import HotspotPolicing
import HotspotReports

/// What every mapping command does around its one question: claim the output, read, say what was
/// done, write.
struct MapSession {
  private let input: InputOptions
  private let output: OutputOptions
  private let isRaster: Bool

  init(_ input: InputOptions, _ output: OutputOptions, isRaster: Bool = false) {
    self.input = input
    self.output = output
    self.isRaster = isRaster
  }

  /// Runs a question; it is told whether inputs are to be hashed for a run record.
  func run(_ ask: (Bool) throws -> MapOutcome) throws {
    let destination = try MapDestination(output.destination(threads: input.threads))
      .open(isRaster: isRaster)
    let outcome = try input.reading(output) {
      let outcome = try ask(output.output != nil)
      return (outcome, outcome.intake)
    }
    for line in outcome.lines { Messages.say(line) }
    try destination.write(outcome.table, record: outcome.record(command: CommandLine.arguments))
  }
}
