import ArgumentParser
import HotspotPolicing

struct TrialShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say where a trial stands.")

  @Argument(help: "The trial file.")
  var trial: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try TrialTable(trial, output).write { TrialSummary($0) }
  }
}

struct TrialLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Print the hash-chained log: all that was ever done to the trial.",
    discussion:
      "Keep the last hash outside, dated: a chain that nothing outside holds can be rebuilt.")

  @Argument(help: "The trial file.")
  var trial: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try TrialTable(trial, output).write { LogTable($0) }
  }
}

struct TrialMaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mask",
    abstract: "Give units and arms to a blinded analyst, the arms as A and B.",
    discussion: "For crossover designs one row a unit and released day.")

  @Argument(help: "The trial file.")
  var trial: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try TrialTable(trial, output).write(saying: \.lines) { try MaskedTable($0) }
  }
}

/// What the commands do that print a table of a trial, whole.
private struct TrialTable {
  private let trial: String
  private let output: OutputOptions

  init(_ trial: String, _ output: OutputOptions) {
    self.trial = trial
    self.output = output
  }

  func write<Table: TabularResult>(
    saying lines: (Table) -> [String] = { _ in [] }, _ make: (TrialState) throws -> Table
  ) throws {
    var destination = output.destination(threads: 1)
    destination.terminalRows = nil
    let result = try destination.open(isPersonal: false)
    let (table, record) = try TrialState.asking(trial) {
      (try make($0), $0.runRecord(command: CommandLine.arguments))
    }
    for line in lines(table) { Messages.say(line) }
    try result.write(table, record: record)
  }
}
