import Foundation
import Testing

/// How mapping commands end on input and options that cannot be right, and what they say.
@Suite struct MapBadInputTests {
  struct Bad: CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var says: String
    /// A file of its own, `bad.csv`.
    var file = ""
    var testDescription: String { arguments.joined(separator: " ") }
  }

  private static let density = ["density", "offences.csv", "--cell", "100"]
  private static let square = "450000 200000,450600 200000,450600 200700,450000 200700"

  private static let places: [Bad] = [
    Bad(
      arguments: ["density", "bad.csv", "--cell", "100"], status: 65,
      says: "longitude and latitude are swapped",
      file: "date,longitude,latitude\n2024-01-01,51.7,-1.2\n2024-01-02,51.8,-1.3\n"),
    Bad(
      arguments: ["counts", "bad.csv", "--cell", "100"], status: 65, says: "look like degrees",
      file: "date,easting,northing\n2024-01-01,-1.2,51.7\n2024-01-02,-1.3,51.8\n"),
    Bad(
      arguments: ["detect", "bad.csv"], status: 65, says: "do not hold degrees",
      file: "date,longitude,latitude\n2024-01-01,450000,200000\n2024-01-02,450100,200100\n"),
    Bad(
      arguments: ["getis-ord", "bad.csv", "--cell", "100"], status: 64, says: "--crs EPSG:27700",
      file: "date,x,y\n2024-01-01,450000,200000\n"),
    Bad(
      arguments: ["density", "bad.csv", "--cell", "100"], status: 65,
      says: "there are no coordinates", file: "date,offence_group\n2024-01-01,Theft\n"),
    Bad(
      arguments: ["density", "bad.csv", "--cell", "100"], status: 65,
      says: "no row is left to put on a map",
      file: "date,easting,northing\n2024-01-01,,\n2024-01-01,0,0\n"),
    Bad(
      arguments: ["density", "bad.csv", "--cell", "100"], status: 65,
      says: "the input has no rows",
      file: "date,easting,northing\n"),
    Bad(arguments: ["density", "nowhere.csv", "--cell", "100"], status: 66, says: "nowhere.csv"),
    Bad(
      arguments: ["density", "bad.csv", "--cell", "10", "--max-cells", "1000"], status: 64,
      says: "460000, 210000",
      file: "date,easting,northing\n2024-01-01,450000,200000\n2024-01-01,460000,210000\n"),
  ]

  private static let layers: [Bad] = [
    Bad(
      arguments: density + ["--boundary", "area.csv"], status: 65,
      says: "State it, for example with --boundary-crs EPSG:27700."),
    Bad(
      arguments: density + ["--boundary", "bad.csv"] + MapFiles.gridCRS, status: 65,
      says: "is empty", file: "name,WKT\n"),
    Bad(
      arguments: density + ["--boundary", "bad.csv"] + MapFiles.gridCRS, status: 65,
      says: "polygons are needed", file: "name,WKT\nA,\"POINT(450000 200000)\"\n"),
    Bad(
      arguments: density + ["--boundary", "bad.csv"] + MapFiles.gridCRS, status: 65,
      says: "and the boundary from 550000, 300000 to 550600, 300700",
      file: MapFiles.layer(
        "name", [("Far", "550000 300000,550600 300000,550600 300700,550000 300000")])),
    Bad(
      arguments: density + ["--boundary", "bad.csv"] + MapFiles.gridCRS, status: 65,
      says: "with their two coordinates swapped",
      file: MapFiles.layer(
        "name",
        [("Turned", "200000 450000,200000 450600,200700 450600,200700 450000,200000 450000")])
    ),
    Bad(
      arguments: density + ["--boundary", "nowhere.gpkg"], status: 66, says: "nowhere.gpkg"),
    Bad(
      arguments: density + ["--boundary", "area.csv:wards"] + MapFiles.gridCRS, status: 65,
      says: "wards"),
    Bad(
      arguments: ["counts", "offences.csv", "--zones", "zones.csv", "--zone-id", "beat"]
        + MapFiles.gridCRS, status: 65, says: "has no column beat. It has ward."),
  ]

  private static let options: [Bad] = [
    Bad(arguments: ["density", "offences.csv", "--cell", "0"], status: 64, says: "--cell"),
    Bad(arguments: ["density", "offences.csv", "--cell", "nan"], status: 64, says: "--cell"),
    Bad(arguments: ["density", "offences.csv"], status: 64, says: "--cell"),
    Bad(arguments: density + ["--bandwidth", "0"], status: 64, says: "bandwidth"),
    Bad(
      arguments: density + ["--bandwidth", "9", "--bandwidth-rule", "nrd"], status: 64,
      says: "exclude each other"),
    Bad(arguments: density + ["--bandwidth-rule", "guess"], status: 64, says: "bandwidth-rule"),
    Bad(arguments: density + ["--edge", "uniform"], status: 64, says: "--boundary FILE"),
    Bad(arguments: density + ["--extent", "10,10,0,0"], status: 64, says: "south-west"),
    Bad(arguments: density + ["--extent", "10,10"], status: 64, says: "four numbers"),
    Bad(arguments: density + ["--origin", "1"], status: 64, says: "two numbers"),
    Bad(arguments: density + ["--grid-crs", "EPSG:4326"], status: 64, says: "is not in metres"),
    Bad(arguments: density + ["--crs", "EPSG:999999"], status: 64, says: "999999"),
    Bad(
      arguments: density + ["--from", "2023-02-01", "--to", "2023-01-01"], status: 64,
      says: "is before"),
    Bad(arguments: density + ["--hours", "7-19"], status: 64, says: "--hours"),
    Bad(arguments: density + ["--weekdays", "fri,funday"], status: 64, says: "--weekdays"),
    Bad(arguments: density + ["--type", "Arson"], status: 65, says: "The types are: Robbery."),
    Bad(arguments: density + ["--public-place"], status: 65, says: "--public-place needs"),
    Bad(arguments: ["counts", "offences.csv"], status: 64, says: "either --cell"),
    Bad(
      arguments: ["counts", "offences.csv", "--zones", "zones.csv"], status: 64,
      says: "--zone-id COLUMN"),
    Bad(
      arguments: ["getis-ord", "offences.csv", "--cell", "100", "--band", "1", "--distance", "9"],
      status: 64, says: "exclude each other"),
    Bad(
      arguments: ["getis-ord", "offences.csv", "--cell", "100", "--domain", "boundary"],
      status: 64, says: "--boundary FILE"),
    Bad(
      arguments: ["detect", "offences.csv", "--nudge", "--merge", "adjacent"], status: 64,
      says: "--nudge shifts single cells"),
    Bad(arguments: ["detect", "offences.csv", "--top", "0"], status: 64, says: "--top"),
    Bad(arguments: ["detect", "offences.csv", "--enduring", "50"], status: 64, says: "0.5"),
    Bad(
      arguments: ["detect", "offences.csv", "--min-count", "9", "--max-count", "3"], status: 64,
      says: "--max-count is below"),
    Bad(
      arguments: [
        "change", "offences.csv", "--before", "2023-01-01..2023-02-01", "--after",
        "2023-02-01..2023-03-01",
      ], status: 64, says: "share days"),
    Bad(
      arguments: [
        "change", "offences.csv", "--before", "2023-02-01..2023-01-01", "--after",
        "2023-03-01..2023-03-31",
      ], status: 64, says: "--before"),
    Bad(
      arguments: ["near-repeat", "offences.csv", "--distances", "100,0"], status: 64,
      says: "ascending"),
    Bad(
      arguments: ["emerging", "offences.csv", "--cell", "100", "--from", "2023-11-01"],
      status: 65, says: "needs three at least"),
    Bad(
      arguments: ["near-repeat", "offences.csv", "--times", "0,1.5"], status: 64,
      says: "whole days"),
    Bad(
      arguments: ["aoristic", "bad.csv"], status: 65, says: "--column end=HEADER",
      file: "date,easting,northing\n2024-01-01 12:00,450000,200000\n"),
  ]

  private static let months: [Bad] = [
    ["near-repeat", "bad.csv"], ["counts", "bad.csv", "--cell", "100", "--periods", "week"],
    ["density", "bad.csv", "--cell", "100", "--weekdays", "fri"],
    ["density", "bad.csv", "--cell", "100", "--hours", "07:00-19:00"],
    ["detect", "bad.csv", "--split", "day-night"],
  ].map {
    Bad(
      arguments: $0, status: 65, says: $0.contains("--split") ? "times of day" : "month",
      file: "date,easting,northing\n2024-01,450000,200000\n2024-02,450100,200100\n")
  }

  @Test(arguments: places + layers + options + months)
  func `The run stops, says why, and writes nothing`(bad: Bad) throws {
    let program = try MapFiles.program()
    if !bad.file.isEmpty { try program.write("bad.csv", bad.file) }
    let names = program.names
    let result = try program.run(bad.arguments + ["-o", "map.csv"])
    #expect(result.status == bad.status, "\(result.messages)")
    #expect(result.messages.contains(bad.says), "\(result.messages)")
    #expect(result.output.isEmpty)
    #expect(program.names == names)
  }

  @Test func `A name without a known ending lists those that work`() throws {
    let program = try MapFiles.program()
    let names = program.names
    for (arguments, endings) in [
      (Self.density, ".csv, .json, .gpkg, .geojson, .fgb, .xlsx, .tif or .svg."),
      (["detect", "offences.csv"], ".csv, .json, .gpkg, .geojson, .fgb, .xlsx or .svg."),
      (["near-repeat", "offences.csv"], ".csv, .json or .xlsx."),
    ] {
      for name in ["map", "map.shp"] {
        let result = try program.run(arguments + ["-o", name])
        #expect(result.status == 64)
        #expect(result.messages.contains("End it in \(endings)"), "\(result.messages)")
      }
    }
    let raster = try program.run("counts", "offences.csv", "--cell", "100", "-o", "map.tif")
    #expect(raster.status == 64 && raster.messages.contains("on square cells"))
    let hexagons = try program.run(Self.density + ["--shape", "hexagon", "-o", "map.tif"])
    #expect(hexagons.status == 64 && hexagons.messages.contains("on square cells"))
    let picture = try program.run("near-repeat", "offences.csv", "-o", "map.svg")
    #expect(picture.status == 64 && picture.messages.contains("a map of figures"))
    #expect(program.names == names)
  }

  @Test func `A boundary that crosses itself is mended, and it is said`() throws {
    let program = try MapFiles.program()
    try program.write(
      "bow.csv",
      MapFiles.layer(
        "name",
        [("Bow", "450000 200000,450600 200700,450600 200000,450000 200700,450000 200000")]))
    let result = try program.run(
      Self.density + ["--boundary", "bow.csv"] + MapFiles.gridCRS)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("1 of 1 figures were invalid and were repaired: Bow"))
    let areas = PlainTable(
      try program.run(
        ["counts", "offences.csv", "--cell", "100", "--boundary", "bow.csv"] + MapFiles.gridCRS
      ).output
    ).numbers("area_km2")
    // Two triangles, half of the rectangle around them.
    #expect(abs(areas.reduce(0, +) - 0.21) < 1e-9)
  }

  @Test func `What was left out is said`() throws {
    let program = try MapFiles.program()
    try program.write(
      "gaps.csv",
      """
      date,easting,northing
      2024-01-01,450100,200100
      2024-01-02,450100,200100
      2024-01-03,,
      2024-01-04,0,0
      2024-01-05,460000,200100

      """)
    let result = try program.run(
      ["counts", "gaps.csv", "--cell", "100", "--to", "2024-01-05", "--boundary", "area.csv"]
        + MapFiles.gridCRS)
    #expect(result.status == 0, "\(result.messages)")
    #expect(
      result.messages.contains(
        "Not on the map: 1 without coordinates, 0 off the Earth, 1 at 0, 0, 1 outside the "
          + "boundary."))
    #expect(result.messages.contains("2 incidents on the map, at 1 distinct points."))
  }
}
