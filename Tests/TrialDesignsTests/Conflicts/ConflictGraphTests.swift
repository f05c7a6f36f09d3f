import DelimitedText
import HotspotGeometry
import Testing
import TrialDesigns

@Suite struct ConflictGraphTests {
  static func square(_ x: Double, _ y: Double, side: Double = 100) -> Geometry {
    .rectangle(minX: x, minY: y, maxX: x + side, maxY: y + side)
  }

  static func frame(_ figures: [Geometry?]) throws -> TrialFrame {
    try TrialFrame(
      columns: [],
      units: figures.enumerated().map { index, figure in
        TrialUnit(id: String(UnicodeScalar(UInt8(97 + index))), figure: figure)
      }, coordinateSystem: "plane")
  }

  @Test("Buffers of 50 m meet at 100 m, touching included")
  func buffersMeet() throws {
    // Gaps of 100 m and of a little more; the fourth has no place.
    let frame = try Self.frame([Self.square(0, 0), Self.square(200, 0), Self.square(400.5, 0), nil])
    let graph = try ConflictGraph(frame: frame, buffer: 50)
    #expect(graph.conflicts == [.init(0, 1)])
    #expect(graph.neighbours == [[1], [0], [], []])
    #expect(graph.components == [[0, 1], [2], [3]])
    #expect(graph.withoutFigure == [3])
    #expect(graph.degree(of: 1) == 1)
    let names = ["a", "b", "c", "d"]
    let figures = frame.units.map(\.figure)
    #expect(
      try ConflictGraph(figures: figures, names: names, nearerThan: 100).conflicts.isEmpty)
    #expect(
      try ConflictGraph(figures: figures, names: names, nearerThan: 100.6).conflicts
        == [.init(0, 1), .init(1, 2)])
  }

  @Test("Overlapping figures are in conflict without any buffer")
  func overlap() throws {
    let frame = try Self.frame([Self.square(0, 0), Self.square(50, 50), Self.square(100, 300)])
    #expect(try ConflictGraph(frame: frame, buffer: 0).conflicts == [.init(0, 1)])
  }

  @Test("The same conflicts as every two figures compared", arguments: [0.0, 10, 60, 2000])
  func everyTwo(_ buffer: Double) throws {
    var state: UInt64 = 99
    func next(_ bound: Double) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 33) / 0x1p31) * bound
    }
    let figures: [Geometry?] = (0..<60).map { index in
      switch index % 3 {
      case 0: Self.square(next(1500), next(1500), side: 1 + next(80))
      case 1: .point(x: next(1500), y: next(1500))
      default: .lineString([(next(1500), next(1500)), (next(1500), next(1500))])
      }
    }
    var expected: [TrialDesign.Conflict] = []
    for one in figures.indices {
      for other in figures.indices where other > one {
        let first = try #require(figures[one])
        let second = try #require(figures[other])
        if let apart = try first.distance(to: second), apart <= 2 * buffer {
          expected.append(.init(one, other))
        }
      }
    }
    let units = figures.enumerated().map { index, figure in
      TrialUnit(id: "u\(index + 100)", figure: figure)
    }
    let frame = try TrialFrame(columns: [], units: units, coordinateSystem: "plane")
    #expect(try ConflictGraph(frame: frame, buffer: buffer).conflicts == expected)
    #expect(buffer == 0 || !expected.isEmpty)
  }

  @Test("Components join through others")
  func components() {
    let graph = ConflictGraph(
      count: 6, conflicts: [.init(4, 5), .init(0, 3), .init(3, 5), .init(0, 3)])
    #expect(graph.components == [[0, 3, 4, 5], [1], [2]])
    #expect(graph.conflicts == [.init(0, 3), .init(3, 5), .init(4, 5)])
  }

  @Test("A frame without figures is told what to do")
  func noFigures() throws {
    let frame = try Self.frame([nil, nil])
    let error = #expect(throws: HotspotError.self) { try ConflictGraph(frame: frame, buffer: 10) }
    #expect(error?.fault == .badData)
    #expect(error?.message.contains("\(Setting.buffer)") == true)
    let placed = try Self.frame([Self.square(0, 0)])
    #expect(throws: HotspotError.self) { try ConflictGraph(frame: placed, buffer: -1) }
    #expect(throws: HotspotError.self) { try ConflictGraph(frame: placed, buffer: .nan) }
  }
}
