internal import DelimitedText
internal import HotspotGeometry
internal import HotspotStatistics
internal import MapLayers
internal import OffenceRecords

/// Incidents in the grid's coordinate system.
struct PlacedIncidents: Sendable {
  var incidents: Incidents
  var system: CoordinateSystem
  /// What was done to positions: the operation and its accuracy, one a system of the input.
  var operations: [String]
  var boundary: Geometry?
  /// Whether each location is inside the boundary; empty without one.
  var isInside: [Bool]
  /// Incidents that no projection could place.
  var offTheEarth: Int
  var notes: [String]
  /// Whether all incidents stand at one point, since no place was asked for.
  var isPlaceless = false
  /// Whether positions were published as snap points.
  var hasSnapPoints = false
}

extension PlacedIncidents {
  /// Incidents whose places do not matter.
  init(placeless collected: CollectedIncidents) {
    let (incidents, _) = Incidents.locate(collected, x: collected.x, y: collected.y)
    self.init(
      incidents: incidents, system: .britishNationalGrid, operations: [], boundary: nil,
      isInside: [], offTheEarth: 0, notes: [], isPlaceless: true)
  }
}

extension InputPlane {
  /// Carries what was read into the grid's system.
  func place(
    _ collected: CollectedIncidents, grid: String?, area: StudyArea?, datum: DatumChoice,
    datumGrid: String?, threads: Int
  ) throws -> PlacedIncidents {
    try checkUnits(collected)
    var notes = self.notes
    let system = try gridSystem(collected, stated: grid, &notes)
    var x = collected.x
    var y = collected.y
    var operations: [String] = []
    let cut = collected.degreeLocations
    for (range, source) in [(0..<cut, degrees), (cut..<x.count, planar)] where !range.isEmpty {
      guard !source.isEquivalent(to: system) else { continue }
      let projection = try projection(
        from: source, to: system, datum: datum, datumGrid: datumGrid)
      var (px, py) = (Array(x[range]), Array(y[range]))
      _ = try projection.transform(x: &px, y: &py, threads: threads)
      x.replaceSubrange(range, with: px)
      y.replaceSubrange(range, with: py)
      operations.append(projection.summary)
    }
    let boundary = try area.map { area in
      guard !area.system.isEquivalent(to: system) else { return area.figure }
      let projection = try Projection(
        from: area.system, to: system, datum: datum, grid: datumGrid)
      return try projection.transformed(area.figure)
    }
    let (incidents, leftOut) = Incidents.locate(collected, x: x, y: y)
    var isInside: [Bool] = []
    if let boundary, let area {
      isInside = InputPlane.isInside(incidents.x, incidents.y, boundary, threads: threads)
      try checkPlace(incidents, isInside, boundary, area, system, threads: threads)
      notes += area.notes
    }
    return PlacedIncidents(
      incidents: incidents, system: system, operations: operations, boundary: boundary,
      isInside: isInside, offTheEarth: leftOut, notes: notes, hasSnapPoints: isPoliceUK)
  }

  /// Published data.police.uk positions are whole British National Grid metres sent through the
  /// Helmert transformation, so that is taken back and rounded.
  private func projection(
    from source: CoordinateSystem, to system: CoordinateSystem, datum: DatumChoice,
    datumGrid: String?
  ) throws -> Projection {
    let isPublished = isPoliceUK && system == .britishNationalGrid && datum != .ostn15
    return try Projection(
      from: source, to: system, datum: isPublished ? .helmert : datum,
      roundsToMetre: isPublished, grid: datumGrid)
  }

  private static func isInside(
    _ x: [Double], _ y: [Double], _ boundary: Geometry, threads: Int
  ) -> [Bool] {
    ZoneIndex([boundary]).zones(x: x, y: y, threads: threads).map { $0 >= 0 }
  }

  /// The grid's system: as stated, or the British National Grid inside Great Britain, or the UTM
  /// zone of the middle. Input that is in one of these stays in it.
  private func gridSystem(
    _ collected: CollectedIncidents, stated: String?, _ notes: inout [String]
  ) throws -> CoordinateSystem {
    if let stated {
      let system = try CoordinateSystem(stated)
      guard !system.isGeographic, system.metresPerUnit == 1 else {
        throw HotspotError(
          .usage,
          "\(Setting.workingSystem) \(stated) is not in metres, and a grid needs metres. Choose a "
            + "projected system such as EPSG:27700.")
      }
      notes.append("The grid is in \(system.label), as stated.")
      return system
    }
    if collected.degreeLocations * 2 < collected.x.count, planar.isGridded {
      notes.append("The grid is in \(planar.label), as the input.")
      return planar
    }
    let (longitude, latitude) = try middle(collected)
    let isBritish = CoordinateSystem.isInsideGreatBritain(longitude: longitude, latitude: latitude)
    let system =
      try isBritish
      ? .britishNationalGrid : CoordinateSystem.utm(longitude: longitude, latitude: latitude)
    notes.append(
      isBritish
        ? "The grid is in EPSG:27700, the British National Grid, since the middle of the points is "
          + "in Great Britain."
        : "The grid is in \(system.label), the UTM zone of the middle of the points, which is not "
          + "in Great Britain. Choose another with \(Setting.workingSystem).")
    return system
  }

  /// The median position, in degrees, which strays cannot move far.
  private func middle(
    _ collected: CollectedIncidents
  ) throws -> (longitude: Double, latitude: Double) {
    let cut = collected.degreeLocations
    let takesDegrees = cut * 2 >= collected.x.count
    let range = takesDegrees ? 0..<cut : cut..<collected.x.count
    let source = takesDegrees ? degrees : planar
    let xs = SortedSample(collected.x[range].filter { !$0.isNaN }).values
    let ys = SortedSample(collected.y[range].filter { !$0.isNaN }).values
    var (x, y) = ([xs[xs.count / 2]], [ys[ys.count / 2]])
    if source != .wgs84 {
      let projection = try Projection(from: source, to: .wgs84, datum: .auto)
      _ = try projection.transform(x: &x, y: &y, threads: 1)
    }
    guard x[0].isFinite, y[0].isFinite else {
      throw HotspotError(
        .badData,
        "the middle of the points, \(xs[xs.count / 2]), \(ys[ys.count / 2]), is not a position in "
          + "\(source.label). State the right system with \(Setting.coordinateSystem).")
    }
    return (x[0], y[0])
  }
}

extension InputPlane {
  /// Refuses degrees where lengths are expected, and the other way round.
  private func checkUnits(_ collected: CollectedIncidents) throws {
    try checkAxes(collected)
    let range = collected.degreeLocations..<collected.x.count
    guard !range.isEmpty else { return }
    let small = range.count { abs(collected.x[$0]) <= 180 && abs(collected.y[$0]) <= 90 }
    if !planar.isGeographic, small * 2 > range.count, lookLikeDegrees(collected, range) {
      throw HotspotError(
        .badData,
        "the coordinates look like degrees (\(collected.x[range.lowerBound]), "
          + "\(collected.y[range.lowerBound])), but are read as \(planar.label), which is in "
          + "metres. Say \(Setting.coordinateSystem) EPSG:4326, or name the columns: "
          + "\(Setting.column) longitude=HEADER \(Setting.column) latitude=HEADER.")
    }
    if planar.isGeographic, small * 2 < range.count {
      throw HotspotError(
        .badData,
        "the coordinates (\(collected.x[range.lowerBound]), \(collected.y[range.lowerBound])) are "
          + "not degrees, but are read as \(planar.label). State the right system: "
          + "\(Setting.coordinateSystem) EPSG:27700 for British National Grid metres.")
    }
  }

  /// Whether small coordinates are degrees rather than metres near the origin: degrees have
  /// decimals, and where the national grid is stated they lie in Great Britain.
  private func lookLikeDegrees(_ collected: CollectedIncidents, _ range: Range<Int>) -> Bool {
    let places = range.filter { !collected.x[$0].isNaN }
    let isWhole = places.allSatisfy {
      collected.x[$0] == collected.x[$0].rounded() && collected.y[$0] == collected.y[$0].rounded()
    }
    if isWhole { return false }
    guard isStated, planar == .britishNationalGrid else { return true }
    return places.contains {
      CoordinateSystem.isInsideGreatBritain(longitude: collected.x[$0], latitude: collected.y[$0])
    }
  }

  /// Refuses longitude and latitude that make sense in Great Britain only when swapped.
  private func checkAxes(_ collected: CollectedIncidents) throws {
    let range = 0..<collected.degreeLocations
    guard !range.isEmpty else { return }
    let crossed = range.count { index in
      let (x, y) = (collected.x[index], collected.y[index])
      return 49...61 ~= x && -9...2.1 ~= y
    }
    if crossed * 10 > range.count * 9 {
      throw HotspotError(
        .badData,
        "longitude and latitude are swapped: \(collected.x[0]), \(collected.y[0]) lies in the "
          + "Indian Ocean, and the other way round in Great Britain. Name them the right way: "
          + "\(Setting.column) longitude=HEADER \(Setting.column) latitude=HEADER.")
    }
  }

  /// Refuses a boundary that holds none of the points.
  private func checkPlace(
    _ incidents: Incidents, _ isInside: [Bool], _ boundary: Geometry, _ area: StudyArea,
    _ system: CoordinateSystem, threads: Int
  ) throws {
    guard !isInside.contains(true) else { return }
    let swapped = InputPlane.isInside(incidents.y, incidents.x, boundary, threads: threads)
    if swapped.count(where: { $0 }) * 2 > swapped.count {
      throw HotspotError(
        .badData,
        "no point is inside \(area.name), and most would be with their two coordinates swapped. "
          + "Name them the right way: \(Setting.column) easting=HEADER \(Setting.column) "
          + "northing=HEADER.")
    }
    let box = boundary.envelope
    throw HotspotError(
      .badData,
      "no point is inside \(area.name). In \(system.label) the points lie from "
        + InputPlane.extent(
          incidents.x.min(), incidents.y.min(), incidents.x.max(), incidents.y.max())
        + " and the boundary from "
        + InputPlane.extent(box?.minX, box?.minY, box?.maxX, box?.maxY)
        + ". Is it the right boundary, and are both coordinate systems right?")
  }

  private static func extent(
    _ minX: Double?, _ minY: Double?, _ maxX: Double?, _ maxY: Double?
  ) -> String {
    func whole(_ value: Double?) -> String {
      value.flatMap { Int(exactly: $0.rounded()) }.map { "\($0)" } ?? "nowhere"
    }
    return "\(whole(minX)), \(whole(minY)) to \(whole(maxX)), \(whole(maxY))"
  }
}

extension CoordinateSystem {
  /// Whether it is the British National Grid or a UTM zone of WGS 84 or ETRS89.
  fileprivate var isGridded: Bool {
    guard let code = authorityCode, code.hasPrefix("EPSG:"), let number = Int(code.dropFirst(5))
    else { return false }
    return number == 27_700 || 32_601...32_660 ~= number || 32_701...32_760 ~= number
      || 25_828...25_838 ~= number
  }
}

extension Projection {
  /// The operation and its accuracy, in words.
  fileprivate var summary: String {
    let accuracy = accuracyInMetres.map { " (accurate to \(NumberText.shortest($0)) m)" } ?? ""
    let rounding = roundsToMetre ? ", rounded to whole metres as they were published" : ""
    return operation + accuracy + rounding
  }
}
