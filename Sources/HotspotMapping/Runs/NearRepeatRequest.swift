public import DelimitedText
internal import ResultTables

/// A Knox table of pairs near in place and time, as a user asks for it.
public struct NearRepeatRequest: Sendable {
  /// What to put on the map.
  public var study: StudyRequest
  /// Limits of distance in metres, ascending.
  public var distances = [0.0, 100, 200, 400]
  /// Limits of time in whole days, ascending.
  public var days = [0.0, 7, 14, 28]
  /// How often days are shuffled over places.
  public var permutations = 999
  /// The seed of the shuffles.
  public var seed: UInt64 = 1

  /// A request.
  public init(study: StudyRequest) { self.study = study }

  /// Refuses limits that make no bands.
  public static func check(distances: [Double], days: [Double]) throws(HotspotError) {
    func ascends(_ limits: [Double]) -> Bool {
      limits.count > 1 && limits[0] >= 0 && zip(limits, limits.dropFirst()).allSatisfy { $0 < $1 }
    }
    guard ascends(distances) else {
      throw HotspotError(
        .usage,
        "\(Setting.distanceLimits) takes two limits or more, ascending: 0,100,200,400.")
    }
    guard ascends(days), days.allSatisfy({ $0 == $0.rounded() && $0 < 1_000_000 }) else {
      throw HotspotError(
        .usage,
        "\(Setting.timeLimits) takes two limits or more in whole days: 0,7,14,28.")
    }
  }

  /// Reads, pairs and shuffles.
  ///
  /// - Throws: as `StudyRequest.run()` does; `HotspotError` where only months are known.
  public func run() throws -> MapOutcome {
    try NearRepeatRequest.check(distances: distances, days: days)
    var request = self.study
    request.needsDates = true
    let study = try request.run()
    guard !study.isMonthOnly else {
      throw HotspotError(
        .badData,
        "some dates are months without a day, and near repeats are told by days. Use data with "
          + "days.")
    }
    let incidents = study.incidents
    let nearRepeat = try NearRepeat(
      x: incidents.location.map { incidents.x[Int($0)] },
      y: incidents.location.map { incidents.y[Int($0)] }, day: incidents.day,
      distances: distances, times: days.map { Int($0) }, simulations: permutations, seed: seed,
      threads: study.threads)
    return MapOutcome(
      table: NearRepeatTable(nearRepeat), name: "near_repeat", study: study,
      lines: [
        "Bands reach from one limit up to, not including, the next. \(permutations) shuffles of "
          + "days over places, seed \(seed); p is (1 + shuffles with as many pairs or more) / "
          + "(1 + shuffles)."
      ],
      options: [
        OrderedJSON.Member("distances_m", .array(distances.map { .number($0) })),
        OrderedJSON.Member("days", .array(days.map { .number($0) })),
        OrderedJSON.Member("permutations", .integer(permutations)),
        OrderedJSON.Member("seed", .string("\(seed)")),
      ])
  }
}
