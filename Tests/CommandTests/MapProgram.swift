import Foundation

/// Files for the commands that put offences on a map.
enum MapFiles {
  /// Sixty offences of 2023 about three places, with their ends.
  static let offences: String = {
    let places = [(450_150, 200_150), (450_450, 200_250), (450_250, 200_550)]
    var lines = ["event_id,occurred_at,end_at,easting,northing,offence_group,offence_code"]
    for index in 0..<60 {
      let date = "2023-\(two(1 + index % 12))-\(two(1 + index * 7 % 28))"
      let hour = two(index * 5 % 24)
      let (x, y) = places[index % 3]
      lines.append(
        "\(index),\(date) \(hour):15,\(date) \(hour):45,\(x + index * 37 % 90 - 45),"
          + "\(y + index * 53 % 90 - 45),Robbery,34B")
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Polygons in British National Grid metres as CSV with WKT, by name.
  static func layer(_ column: String, _ rows: [(name: String, ring: String)]) -> String {
    (["\(column),WKT"] + rows.map { "\($0.name),\"POLYGON((\($0.ring)))\"" })
      .joined(separator: "\n") + "\n"
  }

  static let area = layer(
    "name",
    [("All", "450000 200000,450600 200000,450600 200700,450000 200700,450000 200000")])

  static let zones = layer(
    "ward",
    [
      ("West", "450000 200000,450300 200000,450300 200700,450000 200700,450000 200000"),
      ("East", "450300 200000,450600 200000,450600 200700,450300 200700,450300 200000"),
    ])

  static let gridCRS = ["--boundary-crs", "EPSG:27700"]

  /// A program with the offences, an area and its zones.
  static func program() throws -> Program {
    let program = try Program()
    try program.write("offences.csv", offences)
    try program.write("area.csv", area)
    try program.write("zones.csv", zones)
    return program
  }
}

/// Rows of a CSV without quotes.
struct PlainTable {
  var header: [String]
  var rows: [[String]]

  init(_ text: String) {
    let lines = text.lineList.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
  }

  subscript(column: String) -> [String] {
    guard let place = header.firstIndex(of: column) else { return [] }
    return rows.map { $0[place] }
  }

  func numbers(_ column: String) -> [Double] { self[column].map { Double($0) ?? .nan } }
}
