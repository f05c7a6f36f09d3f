internal import DelimitedText
internal import HotspotGeometry
internal import ResultTables

/// Where the units of a table of text are: which columns say it, and in which system.
struct UnitPlaces {
  /// A figure a row, or none at all.
  private(set) var figures: [Geometry?] = []
  /// Where the coordinates are at home.
  private(set) var place = UnitLayer.Place.nowhere
  /// What was decided, one sentence a note.
  private(set) var notes: [String] = []
  /// The column of figures as WKT, which is no column of values.
  private(set) var figureColumn: Int?

  private static let figureNames = ["wkt", "geom", "geometry", "the_geom"]
  private static let planar = [("easting", "northing"), ("eastings", "northings")]
  private static let degrees = [
    ("longitude", "latitude"), ("lon", "lat"), ("long", "lat"), ("lng", "lat"),
  ]
  private static let plain = [("x", "y")]

  /// Finds the places.
  ///
  /// - Throws: `HotspotError` for WKT that is none, and for a coordinate that is no number
  ///   and for degrees that would be taken as metres.
  init(
    header: [String], texts: [[String]], stated: CoordinateSystem?, file: String
  ) throws {
    let names = header.map { $0.lowercased() }
    if let column = names.firstIndex(where: Self.figureNames.contains) {
      figureColumn = column
      try read(wkt: texts[column], file: file)
      place = stated.map { .system($0) } ?? .plane
      notes.insert("Figures come from the column \(header[column]).", at: 0)
    } else if let pair = try Self.pair(names, stated: stated, file: file) {
      try read(x: texts[pair.x], y: texts[pair.y], header: (header[pair.x], header[pair.y]), file)
      place = stated.map { .system($0) } ?? pair.place
      if case .system = place { leaveOutOrigin() }
      notes.insert("Places come from the columns \(header[pair.x]) and \(header[pair.y]).", at: 0)
    }
    guard figures.contains(where: { $0 != nil }) else { return }
    switch place {
    case .system(let system):
      notes.append(
        "Coordinates are read as \(system.authorityCode ?? system.name), "
          + (stated == nil ? "by the names of the columns." : "as stated."))
    case .plane:
      try refuseDegrees(file)
      notes.append(
        "No coordinate system is stated: coordinates are taken as metres of a plane. State it with"
          + " \(Setting.coordinateSystem), such as \(Setting.coordinateSystem) EPSG:27700, so that"
          + " maps know where the units are.")
    case .nowhere: break
    }
  }

  private typealias Pair = (x: Int, y: Int, place: UnitLayer.Place)

  /// The two columns that hold positions, by their names and by what was stated.
  private static func pair(
    _ names: [String], stated: CoordinateSystem?, file: String
  ) throws(HotspotError) -> Pair? {
    func find(_ pairs: [(String, String)], _ place: UnitLayer.Place) -> Pair? {
      for (x, y) in pairs {
        if let x = names.firstIndex(of: x), let y = names.firstIndex(of: y) { return (x, y, place) }
      }
      return nil
    }
    let byPlane = find(planar, .system(.britishNationalGrid))
    let byDegrees = find(degrees, .system(.wgs84))
    let byPlain = find(plain, .plane)
    guard let stated else { return byPlane ?? byDegrees ?? byPlain }
    if stated.isGeographic { return byDegrees ?? byPlain ?? byPlane }
    if let found = byPlane ?? byPlain { return found }
    guard byDegrees == nil else {
      throw HotspotError(
        .usage, file: file,
        "\(Setting.coordinateSystem) \(stated.authorityCode ?? stated.name) is in lengths, and the"
          + " file has longitude and latitude. Leave \(Setting.coordinateSystem) out, or choose the"
          + " system to work in with \(Setting.workingSystem).")
    }
    return nil
  }

  private mutating func read(wkt texts: [String], file: String) throws {
    var repaired = 0
    for (row, text) in texts.enumerated() {
      if text.isEmpty {
        figures.append(nil)
        continue
      }
      var figure: Geometry
      do {
        figure = try Geometry(wkt: text)
        if try figure.invalidity() != nil {
          figure = try figure.repaired()
          repaired += 1
        }
      } catch {
        throw HotspotError(
          .badData, file: file, "the figure of row \(row + 1) cannot be read: \(error)")
      }
      figures.append(figure.isEmpty ? nil : figure)
    }
    if repaired > 0 {
      notes.append("\(repaired) of \(texts.count) figures were invalid and were repaired.")
    }
  }

  private mutating func read(
    x: [String], y: [String], header: (x: String, y: String), _ file: String
  ) throws(HotspotError) {
    func number(_ text: String, _ column: String, _ row: Int) throws(HotspotError) -> Double? {
      if text.isEmpty { return nil }
      guard let value = Double(text), value.isFinite else {
        throw HotspotError(
          .badData, file: file,
          "row \(row + 1) has `\(text)` in the column \(column), which is no coordinate.")
      }
      return value
    }
    for row in x.indices {
      let position = (try number(x[row], header.x, row), try number(y[row], header.y, row))
      guard let x = position.0, let y = position.1 else {
        figures.append(nil)
        continue
      }
      figures.append(.point(x: x, y: y))
    }
  }

  /// Takes 0, 0 for no place, which is what programs write where they know none; on a plane of the
  /// user's own it is a place like another.
  private mutating func leaveOutOrigin() {
    let atOrigin = figures.indices.filter { figures[$0]?.coordinates == [0, 0] }
    guard !atOrigin.isEmpty else { return }
    for index in atOrigin { figures[index] = nil }
    notes.append(
      "\(UnitWords.count(atOrigin.count, "unit")) at 0, 0, which is taken for no place.")
  }

  /// Degrees have decimals; whole numbers that are as small may be metres near an origin.
  private func refuseDegrees(_ file: String) throws(HotspotError) {
    let found = figures.compactMap(\.self)
    let isWhole = found.allSatisfy { $0.coordinates.allSatisfy { $0 == $0.rounded() } }
    let allFit = found.compactMap(\.envelope).allSatisfy {
      CoordinateSystem.looksLikeDegrees(
        minX: $0.minX, minY: $0.minY, maxX: $0.maxX, maxY: $0.maxY)
    }
    guard allFit, !isWhole else { return }
    throw HotspotError(
      .badData, file: file,
      "the coordinates look like degrees, and nothing says which system they are in. State it:"
        + " \(Setting.coordinateSystem) EPSG:4326 for longitude and latitude,"
        + " \(Setting.coordinateSystem) EPSG:27700 for British National Grid metres.")
  }
}
