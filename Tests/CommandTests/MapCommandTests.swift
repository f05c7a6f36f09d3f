import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the commands that put offences on a map write.
@Suite struct MapCommandTests {
  struct Question: CustomTestStringConvertible {
    var arguments: [String]
    var header: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let hotspotColumns =
    "hotspot,rank,count,harm,area_km2,x,y,share,periods,periods_hot,trend_z,trend_p,sen_slope,"
    + "class,enduring,dual_share,nearest_m,top_point_share,peak_hour,peak_weekday"
  private static let changes =
    "before,after,difference,difference_low,difference_high,ratio,ratio_low,ratio_high,p,q"
  private static let halves = [
    "--before", "2023-01-01..2023-06-30", "--after",
    "2023-07-01..2023-12-31",
  ]
  private static let byZone = ["--zones", "zones.csv", "--zone-id", "ward"] + MapFiles.gridCRS

  static let figures: [Question] = [
    Question(
      arguments: ["density", "offences.csv", "--cell", "100"],
      header: "cell,x,y,count,weight,density"),
    Question(
      arguments: ["counts", "offences.csv", "--cell", "100"],
      header: "cell,x,y,count,weight,area_km2,per_km2"),
    Question(
      arguments: ["counts", "offences.csv", "--cell", "100", "--periods", "quarter"],
      header: "cell,x,y,count,weight,area_km2,per_km2,period"),
    Question(
      arguments: ["counts", "offences.csv"] + byZone,
      header: "zone,count,weight,area_km2,per_km2"),
    Question(
      arguments: ["counts", "offences.csv", "--periods", "month"] + byZone,
      header: "zone,count,weight,area_km2,per_km2,period"),
    Question(
      arguments: ["getis-ord", "offences.csv", "--cell", "100"],
      header: "cell,x,y,count,z,p,q,bin"),
    Question(arguments: ["detect", "offences.csv"], header: hotspotColumns),
    Question(
      arguments: ["detect", "offences.csv", "--nudge"],
      header: hotspotColumns + ",count_train,count_test"),
    Question(
      arguments: ["change", "offences.csv"] + halves, header: "cell,x,y," + changes),
    Question(
      arguments: ["change", "offences.csv"] + halves + byZone, header: "zone," + changes),
    Question(
      arguments: ["emerging", "offences.csv", "--cell", "100"],
      header: "cell,x,y,count,class,trend_z,trend_p,steps,steps_hot,steps_cold,last_z,last_bin"),
  ]

  static let tables: [Question] = [
    Question(
      arguments: [
        "near-repeat", "offences.csv", "--distances", "0,100,200", "--times", "0,7,14",
        "--permutations", "19",
      ], header: "distance_from,distance_to,days_from,days_to,observed,expected,ratio,p"),
    Question(
      arguments: ["aoristic", "offences.csv", "--column", "end=end_at"],
      header: "weekday,hour,weight,share"),
  ]

  @Test(arguments: figures + tables)
  func `The columns are those agreed, and neither threads nor blocks change a byte`(
    question: Question
  ) throws {
    let program = try MapFiles.program()
    let one = try program.run(question.arguments + ["--threads", "1"])
    #expect(one.status == 0, "\(one.messages)")
    #expect(one.output.lineList.first == question.header)
    #expect(one.output.lineList.count > 2)
    #expect(one.messages.contains("60 rows read, 0 rejected"))
    let two = try program.run(question.arguments + ["--threads", "2", "--block-size", "300"])
    #expect(two.output == one.output)
    #expect(two.messages == one.messages)
  }

  /// A surface, rows by period, zones, moved cells and changes.
  private static let kinds = [0, 2, 3, 7, 8].map { figures[$0] }

  @Test(arguments: kinds)
  func `GeoJSON has a figure a row, in longitude and latitude`(question: Question) throws {
    let program = try MapFiles.program()
    let result = try program.run(question.arguments + ["-o", "map.geojson"])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.isEmpty)
    let file = try #require(
      JSONSerialization.jsonObject(with: Data(try program.read("map.geojson").utf8))
        as? [String: Any])
    #expect(file["type"] as? String == "FeatureCollection")
    let features = try #require(file["features"] as? [[String: Any]])
    let rows = PlainTable(try program.run(question.arguments).output).rows.count
    #expect(features.count == rows)
    let names = Set(question.header.split(separator: ",").map(String.init))
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      #expect(Set(properties.keys) == names)
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let rings = try #require(geometry["coordinates"] as? [[[Double]]])
      #expect(rings[0].first == rings[0].last)
      // 450000, 200000 is by Abingdon: 1.28° W, 51.70° N.
      #expect(rings[0].allSatisfy { abs($0[0] + 1.275) < 0.02 && abs($0[1] - 51.7) < 0.02 })
    }
  }

  private final class Elements: NSObject, XMLParserDelegate {
    var names: [String: Int] = [:]
    var classes: [String: Int] = [:]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      names[name, default: 0] += 1
      for attribute in ["class", "id"] {
        if let value = attributes[attribute] { classes[value, default: 0] += 1 }
      }
    }
  }

  private func elements(_ text: String) -> Elements? {
    let parser = XMLParser(data: Data(text.utf8))
    let elements = Elements()
    parser.delegate = elements
    return parser.parse() ? elements : nil
  }

  @Test(arguments: kinds)
  func `A picture parses and says what it shows`(question: Question) throws {
    let program = try MapFiles.program()
    let result = try program.run(question.arguments + ["-o", "map.svg"])
    #expect(result.status == 0, "\(result.messages)")
    let text = try program.read("map.svg")
    let found = try #require(elements(text))
    #expect(found.names["svg"] == 1 && found.names["title"] == 1)
    #expect((found.names["path"] ?? 0) > 0)
    #expect(text.contains(" incidents, "))
  }

  @Test func `Isolines are drawn on the picture`() throws {
    let program = try MapFiles.program()
    let density = ["density", "offences.csv", "--cell", "50", "--bandwidth", "200"]
    #expect(try program.run(density + ["-o", "plain.svg"]).status == 0)
    #expect(try program.run(density + ["-o", "lines.svg", "--contours", "4"]).status == 0)
    let plain = try #require(elements(try program.read("plain.svg")))
    let lines = try #require(elements(try program.read("lines.svg")))
    #expect((lines.names["path"] ?? 0) > (plain.names["path"] ?? 0))
  }

  @Test(arguments: ["gpkg", "tif", "fgb", "xlsx", "json", "csv", "tiff", "CSV"])
  func `Other forms are written by their names, with the run beside them`(ending: String) throws {
    let program = try MapFiles.program()
    let before = program.names
    let result = try program.run(
      "density", "offences.csv", "--cell", "100", "-o", "map.\(ending)")
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.isEmpty)
    let bytes = try Data(contentsOf: program.folder.appendingPathComponent("map.\(ending)"))
    let starts: [String: String] = [
      "gpkg": "SQLite format 3", "tif": "II*", "tiff": "II*", "fgb": "fgb", "xlsx": "PK",
      "json": "[\n", "csv": "cell,x,y", "CSV": "cell,x,y",
    ]
    #expect(String(decoding: bytes.prefix(16), as: UTF8.self).hasPrefix(starts[ending] ?? "?"))
    #expect(Set(program.names).subtracting(before).contains("map.\(ending).run.json"))
  }

  @Test func `A map file that was written can be read again as zones`() throws {
    let program = try MapFiles.program()
    let first = PlainTable(try program.run("counts", "offences.csv", "--cell", "100").output)
    for name in ["map.gpkg", "map.geojson", "map.fgb"] {
      let made = try program.run("counts", "offences.csv", "--cell", "100", "-o", name)
      #expect(made.status == 0, "\(made.messages)")
      let counted = try program.run(
        "counts", "offences.csv", "--zones", name, "--zone-id", "cell")
      #expect(counted.status == 0, "\(counted.messages)")
      let table = PlainTable(counted.output)
      #expect(table["zone"].sorted() == first["cell"].sorted())
      // Longitude and latitude are rounded, so that points on edges may change cells.
      guard name != "map.geojson" else { continue }
      let counts = Dictionary(uniqueKeysWithValues: zip(table["zone"], table["count"]))
      #expect(first["cell"].map { counts[$0] } == first["count"])
    }
  }

  @Test(arguments: ["csv", "geojson", "gpkg", "svg"])
  func `A file that is there is replaced only when asked`(ending: String) throws {
    let program = try MapFiles.program()
    let name = "map.\(ending)"
    try program.write(name, "mine\n")
    let detect = ["detect", "offences.csv", "-o", name]
    let refused = try program.run(detect)
    #expect(refused.status == 73)
    #expect(refused.messages.contains(name) && refused.messages.contains("--force"))
    #expect(try program.read(name) == "mine\n")
    #expect(program.names == ["area.csv", name, "offences.csv", "zones.csv"].sorted())
    #expect(try program.run(detect + ["--force"]).status == 0)
    let bytes = try Data(contentsOf: program.folder.appendingPathComponent(name))
    #expect(bytes.count > 100)
  }

  @Test func `The record beside a result names its grid and its inputs, and no threads`() throws {
    let program = try MapFiles.program()
    for (name, threads) in [("one.csv", "1"), ("two.csv", "2")] {
      let result = try program.run(
        "getis-ord", "offences.csv", "--cell", "100", "--threads", threads, "-o", name)
      #expect(result.status == 0)
    }
    #expect(try program.read("one.csv") == program.read("two.csv"))
    let text = try program.read("one.csv.run.json")
    #expect(try program.read("two.csv.run.json") == text)
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let options = try #require(record["options"] as? [String: Any])
    #expect(options["cell_width_m"] as? Double == 100)
    #expect(options["grid_crs"] as? String == "EPSG:27700")
    #expect(options["shape"] as? String == "square")
    let inputs = try #require(record["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["name"] as? String } == ["offences.csv"])
    #expect((inputs[0]["sha256"] as? String)?.count == 64)
  }
}
