import ArgumentParser

struct TrialCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trial",
    abstract: "Design, allocate and run a randomised trial that anyone can audit.",
    discussion: """
      One file holds a trial. The order is: frame, design, commit, then allocate by whoever holds \
      the seed; the sealed record stays with them.
      """,
    subcommands: [
      TrialFrameCommand.self, TrialDesignCommand.self, TrialCommitCommand.self,
      TrialAllocateCommand.self, TrialReleaseCommand.self, TrialRevealCommand.self,
      TrialScheduleCommand.self, TrialSwitchCommand.self, TrialSuspendCommand.self,
      TrialRecordCommand.self, TrialShowCommand.self, TrialLogCommand.self,
      TrialExportCommand.self, TrialMaskCommand.self, TrialVerifyCommand.self,
      TrialPowerCommand.self,
    ])
}
