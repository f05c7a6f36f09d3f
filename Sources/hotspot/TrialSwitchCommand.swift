import ArgumentParser
import HotspotPolicing

struct TrialSwitchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "switch",
    abstract: "Switch a unit off, or on again; its arm stays what it is.")

  enum State: String, CaseIterable, ExpressibleByArgument {
    case off, on
  }

  @Argument(help: "The trial file.")
  var trial: String

  @Argument(help: ArgumentHelp("The unit.", valueName: "id"))
  var unit: String

  @Argument(help: "The state from then.")
  var state: State

  @Option(
    help: ArgumentHelp(
      "From when, by the clocks of the trial: 2026-03-02T06:00.", valueName: "date-time"))
  var from: String

  @Option(help: ArgumentHelp("Why; the trial's report will say so.", valueName: "words"))
  var reason: String

  func run() throws {
    let lines = try TrialOperation.switch(
      trial, unit: unit, on: state == .on, from: from, reason: reason)
    for line in lines { Messages.say(line) }
  }
}

struct TrialSuspendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend",
    abstract: "Rest the whole trial for some days; arms stay what they are.")

  @Argument(help: "The trial file.")
  var trial: String

  @Option(help: ArgumentHelp("The first day of rest.", valueName: "yyyy-mm-dd"))
  var from: CalendarDate

  @Option(help: ArgumentHelp("The last day of rest.", valueName: "yyyy-mm-dd"))
  var to: CalendarDate

  @Option(help: ArgumentHelp("Why; the trial's report will say so.", valueName: "words"))
  var reason: String

  func run() throws {
    for line in try TrialOperation.suspend(trial, from: from, to: to, reason: reason) {
      Messages.say(line)
    }
  }
}
