import Foundation
import Testing

/// A map made by one command and judged by another.
@Suite struct AccuracyCommandTests {
  private static let later = """
    event_id,occurred_at,easting,northing
    1,2024-01-01,450150,200150
    2,2024-01-02,450155,200155
    3,2024-01-03,450460,200240
    4,2024-01-04,450250,200550
    5,2024-01-05,450350,200350
    6,2024-01-06,450210,200510
    7,2024-01-07,480000,200000

    """

  private func program() throws -> Program {
    let program = try MapFiles.program()
    try program.write("later.csv", Self.later)
    return program
  }

  /// The cells of a map with what they foresee and what later happened there, ranked; of equal
  /// values the worst first.
  private func ranked(_ table: PlainTable, _ column: String) -> [(cell: String, hits: Int)] {
    let (xs, ys) = (table.numbers("x"), table.numbers("y"))
    let points = PlainTable(Self.later)
    let (px, py) = (points.numbers("easting"), points.numbers("northing"))
    let values = table.numbers(column)
    let hits = table.rows.indices.map { row in
      px.indices.count {
        px[$0] >= xs[row] - 50 && px[$0] < xs[row] + 50 && py[$0] >= ys[row] - 50
          && py[$0] < ys[row] + 50
      }
    }
    return table.rows.indices.sorted {
      values[$0] != values[$1] ? values[$0] > values[$1] : hits[$0] < hits[$1]
    }.map { (table["cell"][$0], hits[$0]) }
  }

  @Test(arguments: [
    (["density", "--bandwidth", "150"], "density"), (["counts"], "count"), (["getis-ord"], "z"),
  ])
  func `A map of a year is judged by the days after it`(command: [String], column: String) throws {
    let program = try program()
    let made = try program.run(
      command + ["offences.csv", "--cell", "100", "--extent", "450000,200000,450600,200700", "-o"]
        + ["map.csv"])
    #expect(made.status == 0, "\(made.messages)")
    let judged = try program.run(
      "accuracy", "map.csv", "--test", "later.csv", "--areas", "1%,5%,20%,100%")
    #expect(judged.status == 0, "\(judged.messages)")
    let rows = PlainTable(judged.output)
    #expect(
      rows.header.joined(separator: ",").hasPrefix(
        "area_share,cells,area_km2,hits,hit_rate,pai,pei,rri_recapture,rri_ratio"))
    let order = ranked(PlainTable(try program.read("map.csv")), column)
    #expect(order.count == 42)
    // Of 42 cells at least one, then 2, 8 and all; six of seven offences are in a cell.
    let cells = [1, 2, 8, 42]
    let hits = cells.map { order[..<$0].reduce(0) { $0 + $1.hits } }
    #expect(rows["area_share"] == ["0.01", "0.05", "0.2", "1"])
    #expect(rows["cells"] == cells.map(String.init))
    #expect(rows["hits"] == hits.map(String.init))
    #expect(hits.last == 6)
    let best = order.map(\.hits).sorted(by: >)
    for row in cells.indices {
      let rate = Double(hits[row]) / 6
      let top = best[..<cells[row]].reduce(0, +)
      #expect(abs(rows.numbers("area_km2")[row] - 0.01 * Double(cells[row])) < 1e-9)
      #expect(abs(rows.numbers("hit_rate")[row] - rate) < 1e-12)
      #expect(abs(rows.numbers("pai")[row] - rate / (Double(cells[row]) / 42)) < 1e-9)
      #expect(abs(rows.numbers("pei")[row] - Double(hits[row]) / Double(top)) < 1e-9)
    }
    #expect(judged.messages.contains("1 test offences are in none of the map's cells"))
  }

  @Test func `A map file of polygons is judged as its table is`() throws {
    let program = try program()
    let counts =
      ["counts", "offences.csv", "--cell", "100", "--extent"]
      + ["450000,200000,450600,200700", "-o"]
    let accuracy = ["--test", "later.csv", "--areas", "5%,20%", "--value", "count"]
    for name in ["map.csv", "map.gpkg"] {
      #expect(try program.run(counts + [name]).status == 0)
    }
    let table = try program.run(["accuracy", "map.csv"] + accuracy)
    let polygons = try program.run(["accuracy", "map.gpkg"] + accuracy)
    #expect(table.status == 0 && polygons.status == 0, "\(polygons.messages)")
    let (one, other) = (PlainTable(table.output), PlainTable(polygons.output))
    #expect(one["cells"] == other["cells"] && one["hits"] == other["hits"])
  }

  @Test func `The curve and the recapture`() throws {
    let program = try program()
    #expect(
      try program.run(
        "counts", "offences.csv", "--cell", "100", "--extent", "450000,200000,450600,200700",
        "-o", "map.csv"
      ).status == 0)
    let curve = try program.run(
      "accuracy", "map.csv", "--test", "later.csv", "--train", "offences.csv", "--curve")
    #expect(curve.status == 0, "\(curve.messages)")
    let rows = PlainTable(curve.output)
    let everyCell = (1...42).map { "\($0)" }
    #expect(rows["cells"] == everyCell)
    #expect(rows.numbers("hits") == rows.numbers("hits").sorted())
    // In all cells the recapture is 6 of 6 over 60 of 60.
    #expect(rows.numbers("rri_recapture").last == 1)
  }

  @Test func `A map without its record, and shares that are none, are refused`() throws {
    let program = try program()
    #expect(
      try program.run("counts", "offences.csv", "--cell", "100", "-o", "map.csv").status == 0)
    for areas in ["0", "150%", "-1%", "many", ""] {
      let result = try program.run(
        "accuracy", "map.csv", "--test", "later.csv", "--areas=\(areas)")
      #expect(result.status == 64, "\(areas): \(result.messages)")
    }
    try FileManager.default.removeItem(
      at: program.folder.appendingPathComponent("map.csv.run.json"))
    let result = try program.run("accuracy", "map.csv", "--test", "later.csv")
    #expect(result.status == 66)
    #expect(result.messages.contains("Keep it beside the map"))
    #expect(try program.run("accuracy", "nowhere.csv", "--test", "later.csv").status == 66)
    #expect(try program.run("accuracy", "map.csv").status == 64)
  }
}
