import ArgumentParser
import HotspotPolicing

struct TrialCommitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "commit",
    abstract: "Fix frame and design, and print the hash to publish before the seed is drawn.")

  @Argument(help: ArgumentHelp("The trial file.", valueName: "trial"))
  var trial: String

  func run() throws {
    let hash = try TrialFile(path: trial).commit()
    try StandardOutputSink().write(Array((hash + "\n").utf8))
    Messages.say(
      "This is the SHA-256 of frame and design, which cannot change now. Publish it where its date "
        + "can be proved, such as a trial registry or an e-mail to all partners; only then draw the "
        + "seed.")
  }
}
