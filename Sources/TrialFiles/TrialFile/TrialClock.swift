public import DelimitedText
public import TrialDesigns

/// When trial days begin and end, by the clocks of a place.
///
/// A trial day begins at a minute of the clock and ends a second before the next begins; when
/// clocks change it has 23 or 25 hours. Moments are seconds since 1970 in coordinated universal
/// time.
public struct TrialClock: Hashable, Sendable {
  /// The minute of the day at which a trial day begins.
  public let dayStart: Int
  /// The zone of the clocks.
  public let zone: LocalZone

  /// A clock.
  public init(dayStart: Int = 360, zone: LocalZone = .london) {
    self.dayStart = dayStart
    self.zone = zone
  }

  /// The clock of a design.
  ///
  /// - Throws: `HotspotError.badData` for a time zone that the time zone database does not have.
  public init(_ design: TrialDesign) throws(HotspotError) {
    guard let zone = LocalZone(design.timeZone) else {
      throw HotspotError(
        .badData,
        "the design's time zone \(design.timeZone) is not in this machine's time zone database."
          + " Install the package tzdata.")
    }
    self.init(dayStart: design.dayStart, zone: zone)
  }

  /// The trial day that a moment lies in.
  public func trialDay(of moment: Int64) -> CalendarDate {
    let local = moment + Int64(zone.offset(atUTC: moment))
    var day = CalendarDate(days: Int32(clamping: local.flooredQuotient(86_400))).adding(days: 1)
    while start(of: day) > moment { day = day.adding(days: -1) }
    return day
  }

  /// When a trial day begins, and when the next one does.
  public func bounds(of day: CalendarDate) -> (start: Int64, end: Int64) {
    (start(of: day), start(of: day.adding(days: 1)))
  }

  /// The first moment of a trial day: the earlier one where the clock shows its time twice, and as
  /// much later as the clock skips where it shows it never.
  private func start(of day: CalendarDate) -> Int64 {
    let local = Int64(day.days) * 86_400 + Int64(dayStart) * 60
    return moments(at: local).first ?? local - Int64(zone.offset(atUTC: local - 86_400))
  }

  /// The moments at which the clock shows a time, given in seconds of the clock since 1970,
  /// ascending: one, two where it is put back, none where it is put forward.
  private func moments(at local: Int64) -> [Int64] {
    let offsets = [local - 86_400, local + 86_400].map { Int64(zone.offset(atUTC: $0)) }
    return Set(offsets.map { local - $0 })
      .filter { $0 + Int64(zone.offset(atUTC: $0)) == local }.sorted()
  }

  /// A moment by the clock, with its distance from UTC: `2026-03-02T06:00:00+00:00`.
  public func text(_ moment: Int64) -> String {
    let offset = Int64(zone.offset(atUTC: moment))
    let minutes = Int(abs(offset) / 60)
    return UTCMoment.local(moment + offset) + (offset < 0 ? "-" : "+")
      + UTCMoment.twoDigits(minutes / 60) + ":" + UTCMoment.twoDigits(minutes % 60)
  }
}

extension TrialClock {
  /// What a text says of a moment.
  enum Reading: Hashable {
    case moment(Int64)
    /// It is no date and time.
    case unreadable
    /// The clocks were put forward over it.
    case skipped
  }

  /// Reads a moment: `2026-03-02T06:00`, with seconds or without, a space in place of the T, `Z` or
  /// `±hh:mm` at the end; without these by the clock, the earlier where the clock shows it twice.
  ///
  /// - Throws: `HotspotError.badData` for other texts and for times that a change of the clocks skips.
  public func moment(parsing text: String) throws(HotspotError) -> Int64 {
    switch read(text) {
    case .moment(let moment): return moment
    case .unreadable:
      throw HotspotError(
        .badData,
        "`\(text)` is not a date and time. Write it as 2026-03-02T06:00, by the clock, or with Z"
          + " for UTC.")
    case .skipped:
      throw HotspotError(
        .badData,
        "the clocks of \(zone.name) skip \(text), because they are put forward then. Give a time"
          + " before or after.")
    }
  }

  func read(_ text: String) -> Reading {
    var bytes = Array(text.utf8)[...]
    while bytes.last == UInt8(ascii: " ") { bytes = bytes.dropLast() }
    while bytes.first == UInt8(ascii: " ") { bytes = bytes.dropFirst() }
    guard bytes.count >= 16,
      let date = CalendarDate(String(decoding: bytes.prefix(10), as: UTF8.self)),
      [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(bytes.dropFirst(10).first)
    else { return .unreadable }
    var time = bytes.dropFirst(11)
    guard let offset = Self.takeOffset(from: &time) else { return .unreadable }
    if let point = time.firstIndex(of: UInt8(ascii: ".")) {
      let fraction = time[(point + 1)...]
      guard !fraction.isEmpty, fraction.allSatisfy({ 0x30...0x39 ~= $0 }), time[..<point].count == 8
      else { return .unreadable }
      time = time[..<point]
    }
    guard let second = UTCMoment.clockTime(time) else { return .unreadable }
    let local = Int64(date.days) * 86_400 + Int64(second)
    switch offset {
    case .stated(let offset): return .moment(local - offset)
    case .none: return moments(at: local).first.map { .moment($0) } ?? .skipped
    }
  }

  private enum Offset {
    case none
    case stated(Int64)
  }

  /// Takes the distance from UTC off the end of a time; nil where it is ill-formed.
  private static func takeOffset(from time: inout ArraySlice<UInt8>) -> Offset? {
    if time.last == UInt8(ascii: "Z") || time.last == UInt8(ascii: "z") {
      time = time.dropLast()
      return .stated(0)
    }
    guard
      let sign = time.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") })
    else { return Offset.none }
    let digits = time[(sign + 1)...]
    guard digits.count == 5, let minutes = UTCMoment.clockTime(digits).map({ $0 / 60 }),
      minutes <= 14 * 60
    else { return nil }
    let isWest = time[sign] == UInt8(ascii: "-")
    time = time[..<sign]
    return .stated(Int64(isWest ? -minutes : minutes) * 60)
  }
}
