public import DelimitedText

extension Setting {
  /// The first trial day.
  public static let firstDay = Setting("first day")
  /// The number of trial days.
  public static let days = Setting("days")
  /// When a trial day begins.
  public static let dayStart = Setting("start of a day")
  /// The time zone of trial days.
  public static let timeZone = Setting("time zone")
  /// The number or share of units treated each day.
  public static let treatedPerDay = Setting("units treated each day")
  /// The days within which every unit has its share.
  public static let blockDays = Setting("days of a block")
  /// The days for which an arm is held.
  public static let holdDays = Setting("days of a period")
  /// The most days running in one arm.
  public static let longestRun = Setting("longest run")
  /// The control days after treatment that are flagged.
  public static let washout = Setting("washout")
  /// What the days of a crossover are balanced by.
  public static let balance = Setting("balance")
}
