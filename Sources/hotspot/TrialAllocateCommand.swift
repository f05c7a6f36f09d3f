import ArgumentParser
import HotspotPolicing

struct TrialAllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Draw the arms, once, by the seed of whoever holds it.",
    discussion: """
      The sealed record holds the seed and all that a replay needs; it stays with the holder of the \
      seed. The trial file of a crossover gets a commitment to each day, and no arms.
      """)

  @Argument(help: ArgumentHelp("The trial file.", valueName: "trial"))
  var trial: String

  @Option(
    help: ArgumentHelp(
      "A file whose first line is the seed: dice, or a public beacon.", valueName: "file"))
  var seedFile: String

  @Option(help: ArgumentHelp("The sealed record to write.", valueName: "record.json"))
  var record: String

  @Flag(help: "Replace a record that is there.")
  var force = false

  func run() throws {
    var request = AllocationRequest(trial: trial, seedFile: seedFile, record: record)
    request.replaces = force
    let report = try request.run()
    try report.write(to: StandardOutputSink())
    for line in report.lines { Messages.say(line) }
  }
}
