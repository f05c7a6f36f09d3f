import ArgumentParser
import HotspotPolicing

struct TrialVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a trial against its hashes; with its record, draw it all again.",
    discussion: """
      Prints a line for each check that passed and the head of the log, to be kept outside. Ends \
      with 0, or with 1 and the first difference.
      """)

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: ArgumentHelp("The sealed record.", valueName: "file"))
  var record: String?

  func run() throws {
    let report = try VerificationReport(trial: trial, record: record)
    try StandardOutputSink().write(Array(report.text.utf8))
    guard let difference = report.difference else { return }
    Messages.say("hotspot: \(trial): \(difference)")
    throw ExitCode(1)
  }
}
