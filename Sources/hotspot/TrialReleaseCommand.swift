import ArgumentParser
import HotspotPolicing

struct TrialReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Write the days that are due into the trial file.",
    discussion: """
      Run by the holder of the sealed record, a day or a week ahead, never the whole trial. Each \
      day is checked against its commitment first.
      """)

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: ArgumentHelp("The sealed record.", valueName: "file"))
  var record: String

  @Option(help: ArgumentHelp("The last day to release.", valueName: "yyyy-mm-dd"))
  var through: CalendarDate

  func run() throws {
    for line in try TrialOperation.release(trial, record: record, through: through) {
      Messages.say(line)
    }
  }
}

struct TrialRevealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal",
    abstract: "End concealment: put the sealed record into the trial file.",
    discussion: "Anyone with the trial file can then replay the whole allocation.")

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: ArgumentHelp("The sealed record.", valueName: "file"))
  var record: String

  func run() throws {
    for line in try TrialOperation.reveal(trial, record: record) { Messages.say(line) }
  }
}
