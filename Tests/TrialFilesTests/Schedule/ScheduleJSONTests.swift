import DelimitedText
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct ScheduleJSONTests {
  private typealias Trial = OperatingTrial

  private static func document(
    _ state: TrialState, _ from: String, limit: Int? = nil
  ) throws -> OrderedJSON {
    var request = ScheduleRequest(from: Trial.day(from))
    request.limit = limit
    let text = try TrialSchedule(state, request).json()
    #expect(text.hasSuffix("\n"))
    return try #require(OrderedJSON(parsing: Array(text.utf8)))
  }

  private static func keys(_ object: OrderedJSON) -> Set<String> {
    Set((object.members ?? []).map(\.key))
  }

  @Test func theSchemaHasTheseKeysAndTypes() throws {
    var state = try Trial.parallel()
    state.visits = [Trial.visit(0, "2026-03-28", at: 9)]
    let document = try Self.document(state, "2026-03-28", limit: 4)
    #expect(Self.keys(document) == ["schema", "time_zone", "coordinate_system", "days"])
    #expect(document["schema"]?.text == "hotspot-trial-schedule/1")
    #expect(document["time_zone"]?.text == "Europe/London")
    #expect(document["coordinate_system"]?.text == "EPSG:27700")
    let day = try #require(document["days"]?.elements?.first)
    #expect(Self.keys(day) == ["trial_day", "starts_at", "ends_at", "units", "suspended"])
    #expect(day["trial_day"]?.text == "2026-03-28")
    // The clocks go forward before this trial day ends.
    #expect(day["starts_at"]?.text == "2026-03-28T06:00:00+00:00")
    #expect(day["ends_at"]?.text == "2026-03-29T06:00:00+01:00")
    #expect(day["suspended"] == .null)
    let units = try #require(day["units"]?.elements)
    #expect(units.map { $0["unit"]?.text } == ["h1", "h3"])
    #expect(
      Self.keys(units[0]) == [
        "unit", "area", "stratum", "patrol_minutes", "visits", "visits_limit", "x", "y", "geometry",
      ])
    #expect(units[0]["area"]?.text == "North")
    #expect(units[0]["stratum"]?.text == "street")
    #expect(units[0]["patrol_minutes"]?.whole == 15)
    #expect(units[0]["visits"]?.whole == 1)
    #expect(units[0]["visits_limit"]?.whole == 4)
    #expect(units[0]["x"]?.double == 530_050)
    #expect(units[0]["y"]?.double == 180_025)
  }

  /// 530000 E 180000 N is 0.12835° W 51.50399° N on WGS 84 by PROJ's `cs2cs`; Helmert and OSTN15
  /// differ by metres.
  @Test func figuresAreInLongitudeAndLatitude() throws {
    let document = try Self.document(try Trial.parallel(), "2026-03-28")
    let geometry = try #require(
      document["days"]?.elements?.first?["units"]?.elements?.first?["geometry"])
    #expect(geometry["type"]?.text == "Polygon")
    let ring = try #require(geometry["coordinates"]?.elements?.first?.elements)
    #expect(ring.count == 5 && ring.first == ring.last)
    let longitudes = try ring.map { try #require($0.elements?.first?.double) }
    let latitudes = try ring.map { try #require($0.elements?.last?.double) }
    #expect(abs((longitudes.min() ?? 0) - -0.12835) < 0.00005)
    #expect(abs((latitudes.min() ?? 0) - 51.50399) < 0.00005)
    for degrees in longitudes + latitudes {
      let scaled = degrees * 10_000_000
      #expect(abs(scaled - scaled.rounded()) < 1e-6, "\(degrees) has more than seven decimals")
    }
  }

  @Test func aUnitWithoutAPlaceAndAPlaneHaveNoGeometry() throws {
    var state = try Trial.parallel(system: "plane")
    state.arms = [0, 1, 1, 1, 0]
    let document = try Self.document(state, "2026-03-28")
    #expect(document["coordinate_system"]?.text == "plane")
    let units = try #require(document["days"]?.elements?.first?["units"]?.elements)
    #expect(units.map { $0["geometry"] } == [.null, .null])
    #expect(units[0]["x"]?.double == 530_050)
    #expect(units[1]["x"] == .null)
    #expect(units[1]["visits_limit"] == .null)
  }

  @Test func aSuspendedDayIsThereWithItsReason() throws {
    var state = try Trial.parallel()
    let day = Trial.day("2026-03-28")
    state.suspensions = [.init(from: day, to: day, reason: "royal visit")]
    let first = try Self.document(state, "2026-03-28")["days"]?.elements?.first
    #expect(first?["suspended"]?["reason"]?.text == "royal visit")
    #expect(first?["units"]?.elements?.isEmpty == true)
  }
}
