public import DelimitedText

extension TrialClock {
  /// The moment, in seconds since 1970, of a text such as `2026-03-02T06:00`, by the clocks.
  ///
  /// - Throws: `TrialError.usage` for a text that is no date and time.
  public func moment(parsing text: String) throws(TrialError) -> Int64 {
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    let clock = parts.count == 2 ? parts[1].split(separator: ":") : []
    guard parts.count == 2, let date = CalendarDate(parts[0]), clock.count == 2,
      let hours = Int(clock[0]), let minutes = Int(clock[1])
    else {
      throw TrialError(.usage, "`\(text)` is no date and time. Write 2026-03-02T06:00.")
    }
    return utc(Int64(date.days) * 86_400 + Int64(hours * 3600 + minutes * 60))
  }

  /// The trial day that a moment lies in.
  public func trialDay(of moment: Int64) -> CalendarDate {
    let local = moment + Int64(zone.offset(atUTC: moment)) - Int64(dayStart * 60)
    return CalendarDate(days: Int32((Double(local) / 86_400).rounded(.down)))
  }

  /// When a trial day begins and when the next does.
  public func bounds(of day: CalendarDate) -> (start: Int64, end: Int64) {
    func start(_ day: CalendarDate) -> Int64 {
      utc(Int64(day.days) * 86_400 + Int64(dayStart * 60))
    }
    return (start(day), start(day.adding(days: 1)))
  }

  /// A moment by the clocks, `2026-03-02T06:00:00+00:00`.
  public func text(_ moment: Int64) -> String {
    let offset = Int64(zone.offset(atUTC: moment))
    let local = moment + offset
    let days = Int64((Double(local) / 86_400).rounded(.down))
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let second = local - days * 86_400
    let (hours, minutes) = (two(second / 3600), two(second / 60 % 60))
    let shift = abs(offset)
    return "\(CalendarDate(days: Int32(days)))T\(hours):\(minutes):\(two(second % 60))"
      + "\(offset < 0 ? "-" : "+")\(two(shift / 3600)):\(two(shift / 60 % 60))"
  }

  private func utc(_ local: Int64) -> Int64 {
    let guess = local - Int64(zone.offset(atUTC: local))
    return local - Int64(zone.offset(atUTC: guess))
  }
}
