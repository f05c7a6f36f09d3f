import DelimitedText
import Foundation
import HotspotGeometry
import HotspotMapping
import MapLayers
import OffenceRecords
import TestSupport
import Testing

/// Small force exports put on a map.
struct SmallStudy {
  var lines: [String]
  var header = "event_id,occurred_at,easting,northing,offence_group"
  var change: (inout StudyRequest) -> Void = { _ in }

  func run(threads: Int = 2) throws -> Study {
    let folder = try TemporaryFolder()
    let path = try folder.put(([header] + lines).joined(separator: "\n"))
    var request = StudyRequest(paths: [path])
    request.reading.threads = threads
    change(&request)
    let study = try request.run()
    return withExtendedLifetime(folder) { study }
  }

  func excluded() throws -> [String: Int] {
    Dictionary(
      uniqueKeysWithValues: try run().excluded.map { ($0.reason.name, $0.rows) })
  }

  func message() -> String {
    do {
      _ = try run()
      return "no error"
    } catch { return "\(error)" }
  }
}

@Suite struct StudyTests {
  static let three = [
    "1,2024-03-01 22:00,450000,200000,Robbery",
    "2,2024-03-02 02:00,450000,200000,Robbery",
    "3,2024-03-02 12:00,450100,200100,Theft",
  ]

  @Test func `The night belongs to its evening`() throws {
    let study = try SmallStudy(lines: Self.three) { $0.filter.to = CalendarDate("2024-03-01") }
      .run()
    #expect(study.incidents.count == 2)
    #expect(study.incidents.day == [19783, 19783])
    #expect(study.incidents.minute == [120, 1320])
    let plain = try SmallStudy(lines: Self.three) {
      $0.filter.to = CalendarDate("2024-03-01")
      $0.filter.dayStart = 0
    }.run()
    #expect(plain.incidents.count == 1)
  }

  @Test func `Hours go over midnight and leave out what has no time`() throws {
    let lines = Self.three + ["4,2024-03-02,450000,200000,Robbery"]
    let small = SmallStudy(lines: lines) { $0.filter.hours = ClockRange("19:00-03:00") }
    #expect(try small.run().incidents.count == 2)
    #expect(try small.excluded() == ["without a time": 1, "at other hours": 1])
  }

  @Test func `Weekdays are those of police days`() throws {
    // 1 March 2024 was a Friday.
    let small = SmallStudy(lines: Self.three) { $0.filter.weekdays = [.friday] }
    #expect(try small.run().incidents.count == 2)
  }

  @Test func `Months have neither hours nor weekdays`() {
    let small = SmallStudy(lines: ["1,2024-03,450000,200000,Robbery"]) {
      $0.filter.weekdays = [.friday]
    }
    #expect(small.message().contains("1 rows have a month and no day"))
  }

  @Test func `A type is found in any case, and an unknown one names the types`() throws {
    let small = SmallStudy(lines: Self.three) { $0.filter.types = ["ROBBERY "] }
    #expect(try small.run().incidents.count == 2)
    let unknown = SmallStudy(lines: Self.three) { $0.filter.types = ["Arson"] }
    #expect(unknown.message().contains("The types are: Robbery; Theft."))
  }

  @Test func `Rows without a place are counted by what is wrong`() throws {
    let lines =
      Self.three + ["4,2024-03-02,,200000,Theft", "5,2024-03-02,0,0,Theft", "6,2024-03-02,,,Theft"]
    let small = SmallStudy(lines: lines)
    #expect(try small.excluded() == ["without coordinates": 2, "at 0, 0": 1])
    let degrees = SmallStudy(
      lines: ["2024-03-01,-1.2,51.7", "2024-03-01,-1.2,151.7", "2024-03-01,-1.2,51.8"],
      header: "date,longitude,latitude")
    #expect(try degrees.excluded() == ["off the Earth": 1])
  }

  @Test func `Several people in one offence are one incident`() throws {
    let header = "event_id,person_id,role,occurred_at,offence_code,easting,northing"
    let lines = [
      "E1,P1,suspect,2024-03-01,8N,450000,200000", "E1,P2,victim,2024-03-01,8N,450000,200000",
      "E1,P1,suspect,2024-03-01,105A,450000,200000", ",P3,suspect,2024-03-01,8N,450000,200000",
      ",P3,suspect,2024-03-01,8N,450000,200000",
    ]
    let small = SmallStudy(lines: lines, header: header)
    #expect(try small.run().incidents.count == 4)
    #expect(try small.excluded() == ["another person's row of the same offence": 1])
  }

  @Test func `Order of rows and number of threads change nothing`() throws {
    var generator = SystemRandomNumberGenerator()
    var lines = (0..<400).map { index in
      "\(index),2024-03-\(10 + index % 19) 1\(index % 9):00,\(450_000 + index % 7),\(200_000 + index % 11),Robbery"
    }
    let first = try SmallStudy(lines: lines).run(threads: 1)
    lines.shuffle(using: &generator)
    let second = try SmallStudy(lines: lines) { $0.reading.blockSize = 700 }.run(threads: 3)
    #expect(first.incidents.x == second.incidents.x)
    #expect(first.incidents.y == second.incidents.y)
    #expect(first.incidents.location == second.incidents.location)
    #expect(first.incidents.day == second.incidents.day)
    #expect(first.incidents.minute == second.incidents.minute)
    #expect(first.incidents.x.count == 77)
  }

  @Test func `Weights are exact, and too many without one stop the run`() throws {
    let header = "occurred_at,offence_code,easting,northing"
    let lines = ["2024-03-01,8N,450000,200000", "2024-03-01,ZZ,450000,200000"]
    let stopped = SmallStudy(lines: lines, header: header) { $0.weight = .harm }
    #expect(stopped.message().hasPrefix("1 of 2 incidents have no weight (ZZ 1)."))
    let study = try SmallStudy(lines: lines, header: header) {
      $0.weight = .harm
      $0.unweighted = .zero
    }.run()
    let weight = try #require(WeightsTable.onsCrimeSeverity["8N"]).tenThousandths
    #expect(study.incidents.weightByLocation == [weight])
    #expect(study.unweighted.map(\.code) == ["ZZ"])
  }

  @Test func `A column of numbers can be the weight`() throws {
    let study = try SmallStudy(
      lines: ["2024-03-01,450000,200000,2.5", "2024-03-01,450000,200000,0.0001"],
      header: "date,easting,northing,cost"
    ) { $0.weight = .column("cost") }.run()
    #expect(study.incidents.weightByLocation == [25_001])
  }
}

@Suite struct InputPlaneTests {
  @Test func `Plain x and y need a stated system`() {
    let small = SmallStudy(lines: ["2024-03-01,450000,200000"], header: "date,x,y")
    #expect(small.message().contains("State it: \(Setting.coordinateSystem) EPSG:27700"))
  }

  @Test func `Plain x and y are read in the stated system`() throws {
    let small = SmallStudy(lines: ["2024-03-01,450000,200000"], header: "date,x,y") {
      $0.crs = "EPSG:27700"
    }
    #expect(try small.run().incidents.x == [450_000])
  }

  @Test func `Degrees in place of metres are refused`() {
    let small = SmallStudy(
      lines: ["2024-03-01,-1.2,51.7", "2024-03-01,-1.3,51.7"], header: "date,easting,northing")
    #expect(small.message().contains("look like degrees"))
    let metres = SmallStudy(
      lines: ["2024-03-01,450000,200000"], header: "date,longitude,latitude")
    #expect(metres.message().contains("beyond 180"))
  }

  @Test func `Whole metres near the origin are no degrees`() throws {
    let small = SmallStudy(
      lines: ["2024-03-01,10,10", "2024-03-01,40,10", "2024-03-01,0,0"], header: "date,x,y"
    ) { $0.crs = "EPSG:27700" }
    let study = try small.run()
    #expect(study.system == .britishNationalGrid)
    #expect(study.incidents.x == [0, 10, 40])
  }

  @Test func `Swapped longitude and latitude are refused`() {
    let small = SmallStudy(
      lines: ["2024-03-01,51.7,-1.2", "2024-03-01,51.8,-1.2"], header: "date,longitude,latitude")
    #expect(small.message().contains("longitude and latitude are swapped"))
  }

  @Test func `A grid in degrees or feet is refused`() {
    let small = SmallStudy(lines: StudyTests.three) { $0.gridCRS = "EPSG:4326" }
    #expect(small.message().contains("is not in metres"))
  }

  @Test func `Outside Great Britain the grid is in the UTM zone of the middle`() throws {
    // Belfast and Paris; data.police.uk has rows of Northern Ireland.
    let small = SmallStudy(
      lines: ["2024-03-01,2.35,48.85", "2024-03-01,2.36,48.86"],
      header: "date,longitude,latitude")
    let study = try small.run()
    #expect(study.system.authorityCode == "EPSG:32631")
    #expect(study.lines.contains { $0.contains("the UTM zone of the middle") })
  }

  @Test func `A boundary elsewhere tells both extents`() throws {
    let square = Geometry.polygon([(0, 0), (1000, 0), (1000, 1000), (0, 1000)])
    let small = SmallStudy(lines: StudyTests.three) {
      $0.area = StudyArea(name: "box.gpkg", figure: square, system: .britishNationalGrid)
    }
    #expect(small.message().contains("no point is inside box.gpkg"))
    #expect(small.message().contains("450000, 200000 to 450100, 200100"))
  }

  @Test func `Swapped eastings and northings are told by the boundary`() {
    let square = Geometry.polygon([
      (199_000, 449_000), (201_000, 449_000), (201_000, 451_000), (199_000, 451_000),
    ])
    let small = SmallStudy(lines: StudyTests.three) {
      $0.area = StudyArea(name: "box.gpkg", figure: square, system: .britishNationalGrid)
    }
    #expect(small.message().contains("with their two coordinates swapped"))
  }

  @Test func `Points outside the boundary are counted`() throws {
    let square = Geometry.polygon([
      (449_000, 199_000), (450_050, 199_000), (450_050, 201_000), (449_000, 201_000),
    ])
    let study = try SmallStudy(lines: StudyTests.three) {
      $0.area = StudyArea(name: "box.gpkg", figure: square, system: .britishNationalGrid)
    }.run()
    #expect(study.incidents.count == 2)
    #expect(study.outside == 1)
    #expect(study.placed.count == 3)
  }

  /// Published positions and the grid metres they were made from: data.police.uk, Thames Valley,
  /// June 2018 (Open Government Licence v3.0), inverted by EPSG:1314.
  @Test func `Published points come back to whole metres`() throws {
    let header =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
      + "Crime type,Last outcome category,Context"
    let study = try SmallStudy(
      lines: [",2018-06,T,T,-0.807532,51.807853,On or near X,E1,A,Robbery,,"], header: header
    ).run()
    #expect(study.incidents.x[0] == study.incidents.x[0].rounded())
    #expect(study.incidents.y[0] == study.incidents.y[0].rounded())
    #expect(study.lines.contains { $0.contains("OSGB36 to WGS 84 (6)") })
  }
}
