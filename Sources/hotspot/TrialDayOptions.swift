import ArgumentParser
import HotspotPolicing

/// The options of a design that say when the trial is, and how a crossover draws its days.
struct TrialDayOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The first trial day.", valueName: "yyyy-mm-dd"))
  var start: CalendarDate?

  @Option(help: ArgumentHelp("The number of trial days.", valueName: "n"))
  var days: Int?

  @Option(help: ArgumentHelp("When a trial day begins.", valueName: "hh:mm"))
  var dayStart = ClockTime(minutes: 360)

  @Option(help: ArgumentHelp("The time zone of trial days.", valueName: "zone"))
  var timeZone = "Europe/London"

  @Option(
    help: ArgumentHelp(
      "Crossover: units treated each day: 7, 0.5 or 50%. Default: by the arms' shares.",
      valueName: "k|share"))
  var treatedPerDay: TreatedPerDay?

  @Option(
    help: ArgumentHelp(
      "Crossover: days within which every unit has its share. Default with --max-run or --balance: "
        + "28; else days are drawn by themselves.", valueName: "n"))
  var blockDays: Int?

  @Option(help: ArgumentHelp("Crossover: days for which an arm is held.", valueName: "n"))
  var period: Int?

  @Option(help: ArgumentHelp("Crossover: the most days running in one arm.", valueName: "n"))
  var maxRun: Int?

  @Option(
    help: ArgumentHelp(
      "Crossover: flag so many control days after treatment.", valueName: "n"))
  var washout: Int?

  @Option(
    help: ArgumentHelp(
      "Crossover: balance each unit by weekday, and each day by a column of areas.",
      valueName: "day-of-week,column"))
  var balance: NameList?

  /// Hands the options on.
  func apply(to request: inout DesignRequest) {
    request.start = start
    request.days = days
    request.dayStart = Int(dayStart.minutes)
    request.timeZone = timeZone
    request.treatedPerDay = treatedPerDay
    request.blockDays = blockDays
    request.period = period
    request.maxRun = maxRun
    request.washout = washout
    request.balance = balance?.names ?? []
  }
}

extension TreatedPerDay: ExpressibleByArgument {
  /// Reads `7`, `0.5` or `50%`.
  public init?(argument: String) { self.init(argument) }
}
