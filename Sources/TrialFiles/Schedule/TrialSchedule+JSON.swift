public import DelimitedText
internal import HotspotGeometry
public import ResultTables
internal import TrialDesigns

extension TrialSchedule {
  static let format = "hotspot-trial-schedule/1"

  /// The schedule as a phone app reads it: schema `hotspot-trial-schedule/1`.
  ///
  /// One object:
  ///
  /// | key | type | meaning |
  /// |---|---|---|
  /// | `schema` | text | `hotspot-trial-schedule/1` |
  /// | `time_zone` | text | name in the time zone database |
  /// | `coordinate_system` | text or null | system of `x` and `y`: `EPSG:27700`, or `plane` |
  /// | `days` | array of objects | the days asked for, ascending, none left out |
  ///
  /// Each of `days`:
  ///
  /// | key | type | meaning |
  /// |---|---|---|
  /// | `trial_day` | text | `yyyy-mm-dd`, the date on which it begins |
  /// | `starts_at` | text | `2026-03-29T06:00:00+01:00`, its first second |
  /// | `ends_at` | text | the first second of the next trial day, which it does not hold |
  /// | `units` | array of objects | the units to patrol, by the byte order of their ids |
  /// | `suspended` | object or null | `{"reason": text}` on days on which the trial rests |
  ///
  /// Each of `units`:
  ///
  /// | key | type | meaning |
  /// |---|---|---|
  /// | `unit` | text | the id |
  /// | `area` | text | the patrol area; empty where there is none |
  /// | `stratum` | text | the stratum in the design; empty where there is none |
  /// | `patrol_minutes` | whole number | the minutes that a patrol should stay |
  /// | `visits` | whole number | the visits recorded that day so far |
  /// | `visits_limit` | whole number or null | the visits at which the unit is dropped |
  /// | `x`, `y` | number or null | the centre, in metres of `coordinate_system` |
  /// | `geometry` | object or null | GeoJSON geometry, WGS 84 longitude and latitude to seven decimals; null where the unit has no place or the system is `plane` |
  ///
  /// Readers pass over keys that they do not know; a key that goes or changes its type makes
  /// another schema.
  ///
  /// - Throws: `HotspotError.badData` where a figure cannot be put in longitude and latitude.
  public func document() throws(HotspotError) -> OrderedJSON {
    let geometries = try self.geometries()
    return [
      "schema": .string(Self.format),
      "time_zone": .string(clock.zone.name),
      "coordinate_system": frame.coordinateSystem.map { .string($0) } ?? .null,
      "days": .array(
        days.map { day in
          [
            "trial_day": .string(day.date.description),
            "starts_at": .string(clock.text(day.start)),
            "ends_at": .string(clock.text(day.end)),
            "units": .array(day.patrols.map { object($0, geometries[$0.unit] ?? .null) }),
            "suspended": day.suspension.map { ["reason": .string($0)] } ?? .null,
          ]
        }),
    ]
  }

  /// The document as the bytes of a file: canonical JSON (RFC 8785) and a line end.
  ///
  /// - Throws: as `document()`.
  public func json() throws(HotspotError) -> String {
    String(decoding: try document().canonical, as: UTF8.self) + "\n"
  }

  private func object(_ patrol: Patrol, _ geometry: OrderedJSON) -> OrderedJSON {
    let unit = frame.units[patrol.unit]
    return [
      "unit": .string(unit.id),
      "area": .string(unit.area),
      "stratum": .string(strata[patrol.unit]),
      "patrol_minutes": .integer(request.minutes),
      "visits": .integer(patrol.visits),
      "visits_limit": request.limit.map { .integer($0) } ?? .null,
      "x": centres[patrol.unit].map { .number($0.x) } ?? .null,
      "y": centres[patrol.unit].map { .number($0.y) } ?? .null,
      "geometry": geometry,
    ]
  }

  /// The figures of the scheduled units in longitude and latitude.
  private func geometries() throws(HotspotError) -> [Int: OrderedJSON] {
    guard let system = frame.coordinateSystem, system != TrialFrame.plane else { return [:] }
    var found: [Int: OrderedJSON] = [:]
    do {
      let projection = try Projection(from: CoordinateSystem(system), to: .wgs84)
      for (_, patrol) in rows where found[patrol.unit] == nil {
        guard let figure = frame.units[patrol.unit].figure, !figure.isEmpty else { continue }
        let degrees = try projection.transform(figure).mapPositions {
          (Self.degrees($0), Self.degrees($1))
        }
        found[patrol.unit] = OrderedJSON(parsing: Array(degrees.geoJSON.utf8))
      }
    } catch {
      throw HotspotError(
        .badData, "the units cannot be put in longitude and latitude. \(error.message)")
    }
    return found
  }

  /// Seven decimals, about a centimetre (RFC 7946, section 11.2).
  private static func degrees(_ value: Double) -> Double {
    (value * 10_000_000).rounded() / 10_000_000
  }
}
