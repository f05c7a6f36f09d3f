import DelimitedText
import HotspotGeometry
import ResultTables
import Testing
import TrialDesigns

@Suite struct SpilloverTests {
  static let names = ["treatment", "control"]

  @Test("Distances, overlaps and the covered share of squares")
  func squares() throws {
    // Treated a; controls b, 20 m east, and c, far away; d in no arm.
    let frame = try ConflictGraphTests.frame([
      ConflictGraphTests.square(0, 0), ConflictGraphTests.square(120, 0),
      ConflictGraphTests.square(1000, 0), ConflictGraphTests.square(100, 0),
    ])
    let survey = try SpilloverSurvey(frame: frame, buffer: 50)
    let report = try Spillover(survey, arms: [0, 1, 1, nil], names: Self.names)
    #expect(report.units.map(\.nearestOpposite) == ["b", "a", "a", nil])
    #expect(report.units.map(\.distance) == [20, 20, 900, nil])
    #expect(report.distances == [20, 20, 900])
    #expect(report.overlapping == 1)
    // The buffer covers the 30 m of b that lie within 50 m of a, over its whole height of 100 m.
    #expect(abs(report.contaminatedArea - 3000) < 1e-6)
    #expect(report.controlArea == 20_000)
    #expect(abs((report.contaminatedShare ?? 0) - 0.15) < 1e-9)
    #expect(report.units[0].contaminatedShare == nil)
    #expect(abs((report.units[1].contaminatedShare ?? 0) - 0.3) < 1e-9)
    #expect(report.units[2].contaminatedShare == 0)
    #expect(
      report.lines == [
        "Nearest unit on the other side: 20 m at least, 20 m in the median.",
        "One treated and one control unit have buffers of 50 m that meet.",
        "Of the control area 15 % lies in the buffers of treated units: 3000 of 20000 m².",
      ])
  }

  @Test("Two treated buffers over one place count once")
  func union() throws {
    let frame = try ConflictGraphTests.frame([
      ConflictGraphTests.square(0, 0), ConflictGraphTests.square(120, 0),
      ConflictGraphTests.square(0, 0),
    ])
    let survey = try SpilloverSurvey(frame: frame, buffer: 50)
    let report = try Spillover(survey, arms: [0, 2, 1], names: ["walk", "drive", "control"])
    #expect(abs(report.contaminatedArea - 3000) < 1e-6)
    #expect(report.overlapping == 2)
  }

  /// Two circles of radius 100 m, 100 m apart: the lens is 2·100²·arccos(1/2) − 100·√(3·100²)/2,
  /// that is (2π/3 − √3/2)·100², 0.391002 of a circle.
  @Test("Points have their buffers for places")
  func points() throws {
    let frame = try ConflictGraphTests.frame([.point(x: 0, y: 0), .point(x: 100, y: 0)])
    let survey = try SpilloverSurvey(frame: frame, buffer: 100)
    let report = try Spillover(survey, arms: [1, 0], names: Self.names)
    #expect(abs((report.contaminatedShare ?? 0) - 0.391002) < 0.001)
    #expect(abs(report.controlArea / (Double.pi * 10_000) - 1) < 0.0005)
  }

  @Test("The nearest is right though it is not among the near")
  func farOpposite() throws {
    let units = (0..<60).map { index in
      TrialUnit(
        id: "u\(index + 10)", figure: .point(x: Double(index * index), y: Double(index % 7)))
    }
    let frame = try TrialFrame(columns: [], units: units, coordinateSystem: "plane")
    let survey = try SpilloverSurvey(frame: frame, buffer: nil)
    for period in [2, 5, 40] {
      let arms: [Int?] = (0..<60).map { $0 % period == period - 1 ? 1 : 0 }
      let report = try Spillover(survey, arms: arms, names: Self.names)
      for (index, unit) in report.units.enumerated() {
        let least = (0..<60).filter { arms[$0] != arms[index] }.map { other in
          let dx = Double(index * index - other * other)
          let dy = Double(index % 7 - other % 7)
          return (dx * dx + dy * dy).squareRoot()
        }.min()
        #expect(unit.distance == least, "\(index), \(period)")
      }
      #expect(report.contaminatedShare == nil)
    }
  }

  @Test("Units without a figure, and frames of one side")
  func gaps() throws {
    let frame = try ConflictGraphTests.frame([ConflictGraphTests.square(0, 0), nil])
    let survey = try SpilloverSurvey(frame: frame, buffer: 10)
    let report = try Spillover(survey, arms: [0, 1], names: Self.names)
    #expect(report.distances.isEmpty)
    #expect(report.contaminatedShare == nil)
    #expect(report.overlapping == 0)
    #expect(throws: HotspotError.self) {
      try SpilloverSurvey(frame: ConflictGraphTests.frame([nil]), buffer: 10)
    }
  }

  @Test("The table has a row a unit in an arm")
  func table() throws {
    let frame = try ConflictGraphTests.frame([
      ConflictGraphTests.square(0, 0), ConflictGraphTests.square(120, 0), nil,
    ])
    let survey = try SpilloverSurvey(frame: frame, buffer: 50)
    let table = SpilloverTable(try Spillover(survey, arms: [0, 1, nil], names: Self.names))
    #expect(table.rowCount == 2)
    #expect(
      table.columns.map(\.name) == [
        "unit", "arm", "nearest_opposite_unit", "nearest_opposite_m", "contaminated_share",
      ])
    #expect(table.notes.count == 3)
  }
}
