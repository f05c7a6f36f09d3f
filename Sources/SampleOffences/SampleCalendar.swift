import DelimitedText

/// The daily and weekly rhythm of a kind of offending.
enum SampleClock: Int, CaseIterable, Sendable {
  case night, home, evening, burglary, smallHours, shopping, waking

  /// Weights of the 24 hours on an ordinary day.
  fileprivate var hours: [Int] {
    switch self {
    case .night:
      return [9, 7, 6, 4, 2, 1, 1, 2, 4, 4, 4, 5, 6, 6, 7, 10, 9, 9, 9, 9, 9, 10, 11, 11]
    case .home:
      return [11, 8, 6, 4, 3, 2, 3, 4, 5, 6, 6, 6, 7, 6, 6, 7, 8, 10, 11, 12, 12, 13, 13, 13]
    case .evening:
      return [5, 4, 3, 2, 1, 1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 11, 12, 12, 12, 12, 11, 11, 10, 8]
    case .burglary:
      return [5, 5, 6, 6, 5, 4, 4, 6, 8, 9, 10, 10, 10, 9, 9, 9, 9, 10, 12, 12, 10, 8, 7, 6]
    case .smallHours:
      return [10, 10, 10, 9, 8, 6, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 5, 7, 9, 9, 9, 10, 11, 11]
    case .shopping:
      return [0, 0, 0, 0, 0, 1, 2, 4, 6, 9, 11, 13, 14, 14, 14, 14, 14, 13, 11, 9, 7, 5, 2, 1]
    case .waking:
      return [5, 2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 12, 10, 10, 11, 10, 10, 9, 8, 8, 7, 6, 5]
    }
  }

  /// Weights of the seven days, Sunday first.
  fileprivate var weekdays: [Int] {
    switch self {
    case .night: return [15, 12, 12, 12, 13, 16, 18]
    case .home: return [18, 14, 12, 12, 12, 14, 18]
    case .evening: return [13, 13, 13, 14, 14, 16, 16]
    case .burglary: return [12, 14, 14, 14, 14, 16, 14]
    case .smallHours: return [14, 14, 14, 14, 14, 15, 15]
    case .shopping: return [10, 14, 14, 14, 15, 16, 16]
    case .waking: return [12, 15, 15, 15, 15, 15, 13]
    }
  }

  /// Weights of the 168 hours of a week that starts on Sunday at midnight.
  var week: [Int] {
    (0..<168).map { slot in
      let (day, hour) = (slot / 24, slot % 24)
      var weight = hours[hour] * weekdays[day] * 4
      let isWeekendNight =
        (hour >= 21 && (day == 5 || day == 6)) || (hour < 4 && (day == 6 || day == 0))
      if self == .night, isWeekendNight { weight = weight * 5 / 2 }
      if self == .home, isWeekendNight { weight = weight * 3 / 2 }
      return weight
    }
  }
}

/// The days of the sample: 2023-01-01, a Sunday, to 2025-12-31.
struct SampleCalendar: Sendable {
  /// The number of days.
  static let days = 1096
  /// The first day.
  static let first = CalendarDate(validYear: 2023, month: 1, day: 1)

  /// Each day as `yyyy-mm-dd`, one after the other.
  private let text: [UInt8]
  /// Weight of the days before each day, summer and December a little busier.
  private let before: [Int]
  private let weeks: [SampleChoice]
  private let minutes: SampleChoice
  private let lags: [Int16]
  private let lateLags: [Int16]

  init() {
    let months = [92, 93, 98, 99, 104, 106, 108, 105, 100, 102, 98, 99]
    var text: [UInt8] = []
    var before = [0]
    for day in 0..<SampleCalendar.days {
      let date = SampleCalendar.first.adding(days: day)
      text += Array(date.description.utf8)
      before.append(before[day] + months[date.components.month - 1])
    }
    self.text = text
    self.before = before
    weeks = SampleClock.allCases.map { SampleChoice(weights: $0.week) }
    minutes = SampleChoice(
      weights: (0..<60).map { minute in
        switch minute {
        case 0: return 300
        case 30: return 160
        case 15, 45: return 60
        case _ where minute % 5 == 0: return 25
        default: return 4
        }
      })
    lags = SampleCalendar.quantiles(sameDay: 0.52, daily: 0.2)
    lateLags = SampleCalendar.quantiles(sameDay: 0.16, daily: 0.006)
  }

  /// Quantiles of days to the report at 4096 even shares: the same day, else geometric.
  private static func quantiles(sameDay: Double, daily: Double) -> [Int16] {
    var below = sameDay
    var rest = 1 - sameDay
    var lag: Int16 = 0
    return (0..<4096).map { share in
      while Double(share) / 4096 >= below && lag < 1095 {
        lag += 1
        below += rest * daily
        rest -= rest * daily
      }
      return lag
    }
  }

  /// The day on which a row falls when `rows` rows fill the whole calendar, looking on from `day`.
  @inline(__always)
  func day(ofRow row: Int, of rows: Int, from day: Int) -> Int {
    let target = before[SampleCalendar.days] * row / rows
    var day = day
    while day + 1 < SampleCalendar.days && before[day + 1] <= target { day += 1 }
    return day
  }

  /// A day in the same week as `day`, with an hour, by the rhythm of a kind of offending.
  @inline(__always)
  func moment(
    near day: Int, clock: SampleClock, _ random: inout SampleRandom
  ) -> (day: Int, hour: Int, minute: Int) {
    let slot = weeks[clock.rawValue].draw(&random)
    let moved = day / 7 * 7 + slot / 24
    return (moved < SampleCalendar.days ? moved : day, slot % 24, minutes.draw(&random))
  }

  /// Days between the event and its report.
  @inline(__always)
  func lag(late: Bool, _ random: inout SampleRandom) -> Int {
    let share = random.below(4096)
    return Int(late ? lateLags[share] : lags[share])
  }

  /// Appends a day as `yyyy-mm-dd`.
  @inline(__always)
  func append(day: Int, to bytes: inout [UInt8]) {
    for offset in day * 10..<day * 10 + 10 { bytes.append(text[offset]) }
  }

  /// Appends a day's month as `yyyy-mm`.
  @inline(__always)
  func append(monthOfDay day: Int, to bytes: inout [UInt8]) {
    for offset in day * 10..<day * 10 + 7 { bytes.append(text[offset]) }
  }
}
