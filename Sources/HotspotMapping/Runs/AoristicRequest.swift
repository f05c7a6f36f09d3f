internal import DelimitedText
internal import ResultTables

/// Offences spread over the hours of the week in which they may have happened.
public struct AoristicRequest: Sendable {
  /// Which offences count.
  public var study: StudyRequest

  /// A request.
  public init(study: StudyRequest) { self.study = study }

  /// Reads and spreads.
  ///
  /// - Throws: as `StudyRequest.run()` does; `HotspotError` where no offence has a time.
  public func run() throws -> MapOutcome {
    var request = self.study
    request.readsEnds = true
    request.needsDates = true
    request.needsPlaces = false
    let dayStart = request.filter.dayStart
    let study = try request.run()
    let incidents = study.incidents
    var week = AoristicWeek()
    var timeless = 0
    var points = 0
    for index in incidents.location.indices {
      let minute = incidents.minute[index]
      guard minute >= 0 else {
        timeless += 1
        continue
      }
      // Early hours belong to the police day before, and stand on the clock of the day after.
      let day = Int64(incidents.day[index]) + (minute < dayStart ? 1 : 0)
      let start = day * 1440 + Int64(minute)
      let length = incidents.duration[index]
      if length == .min { points += 1 }
      week.add(startMinute: start, endMinute: length == .min ? nil : start + Int64(length))
    }
    guard timeless < incidents.count else {
      throw HotspotError(
        .badData, "no offence has a time of day, so hours cannot be told. Use data with times.")
    }
    return MapOutcome(
      table: AoristicTable(week), name: "aoristic", study: study,
      lines: [
        "\(week.count) offences over 168 hours; \(points) without an end weigh one in the hour they "
          + "began, \(week.swapped) with the end before the start were swapped, \(week.overAWeek) "
          + "longer than a week are spread evenly, \(timeless) have no time and are left out."
      ],
      options: [],
      details: [
        OrderedJSON.Member("without_an_end", .integer(points)),
        OrderedJSON.Member("swapped", .integer(week.swapped)),
        OrderedJSON.Member("over_a_week", .integer(week.overAWeek)),
        OrderedJSON.Member("without_a_time", .integer(timeless)),
      ])
  }
}
