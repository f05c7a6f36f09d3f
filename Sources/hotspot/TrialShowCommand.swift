import ArgumentParser
import HotspotPolicing

struct TrialShowCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Say where a trial stands.")

  static let told = OutputOptions.told
  var toldFiles: [String] { [trial] }

  @Argument(help: "The trial file.")
  var trial: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try TrialTable(trial, output, words).write { TrialSummary($0) }
  }
}

struct TrialLogCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Print the hash-chained log: all that was ever done to the trial.",
    discussion:
      "Keep the last hash outside, dated: a chain that nothing outside holds can be rebuilt.")

  static let told = OutputOptions.told
  var toldFiles: [String] { [trial] }

  @Argument(help: "The trial file.")
  var trial: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try TrialTable(trial, output, words).write { LogTable($0) }
  }
}

struct TrialMaskCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "mask",
    abstract: "Give units and arms to a blinded analyst, the arms as A and B.",
    discussion: "For crossover designs one row a unit and released day.")

  static let told = OutputOptions.told
  var toldFiles: [String] { [trial] }

  @Argument(help: "The trial file.")
  var trial: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    try TrialTable(trial, output, words).write(saying: \.lines) { try MaskedTable($0) }
  }
}

/// What the commands do that print a table of a trial, whole.
private struct TrialTable {
  private let trial: String
  private let output: OutputOptions
  private let words: [String]

  init(_ trial: String, _ output: OutputOptions, _ words: [String]) {
    self.trial = trial
    self.output = output
    self.words = words
  }

  func write<Table: TabularResult>(
    saying lines: (Table) -> [String] = { _ in [] }, _ make: (TrialState) throws -> Table
  ) throws {
    var destination = output.destination(threads: 1)
    destination.terminalRows = nil
    let result = try destination.open(isPersonal: false)
    let (table, record) = try TrialState.asking(trial) {
      (try make($0), $0.runRecord(command: words))
    }
    for line in lines(table) { Messages.say(line) }
    try result.write(table, record: record)
  }
}
