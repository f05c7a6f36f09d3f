import ArgumentParser

struct TrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial",
    abstract: "Design, allocate and run hotspot trials that anyone can audit.",
    subcommands: [TrialPowerCommand.self])
}
