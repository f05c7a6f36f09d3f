internal import DelimitedText
public import HotspotGeometry
internal import HotspotStatistics

extension UnitLayer {
  /// The units with figures in metres.
  ///
  /// The British National Grid, and any other projected system whose metres are metres on the
  /// ground here to one in a hundred, is kept. Degrees, feet and systems such as Web Mercator are
  /// carried to the British National Grid in Great Britain, and elsewhere to the UTM zone of the
  /// middle: the median of the middles of the units' envelopes, which no order of rows changes.
  /// Carried positions are rounded to millimetres, so that the last digits of a projection never
  /// enter the frame.
  ///
  /// - Parameters:
  ///   - stated: the system to work in, where the user chooses it.
  ///   - datum: how positions are carried between OSGB36 and WGS 84.
  /// - Throws: `HotspotError.usage` for a system that is not in metres, `badData` for coordinates that
  ///   cannot be of the system they are said to be in, `HotspotError` where nothing leads from one
  ///   system to the other.
  /// - Complexity: O(positions).
  public func inMetres(_ stated: String? = nil, datum: DatumChoice = .auto) throws -> UnitLayer {
    let wanted = try stated.map { try CoordinateSystem($0) }
    if let wanted, wanted.isGeographic || wanted.metresPerUnit != 1 {
      throw HotspotError(
        .usage,
        "\(Setting.workingSystem) \(stated ?? "") is not in metres, and distances need metres."
          + " Choose a projected system such as EPSG:27700.")
    }
    guard case .system(let system) = place else {
      guard wanted == nil else {
        throw HotspotError(
          .usage, file: name,
          "\(Setting.workingSystem) has nothing to start from: the input states no coordinate"
            + " system. State it with \(Setting.coordinateSystem).")
      }
      return self
    }
    try check(system)
    let target = try wanted ?? chosenSystem(from: system)
    if target.isEquivalent(to: system) { return self }
    let projection = try Projection(from: system, to: target, datum: datum)
    var carried = self
    carried.place = .system(target)
    let repaired = try carried.carry(by: projection)
    carried.notes.append(
      "Places are carried from \(system.authorityCode ?? system.name) to"
        + " \(target.authorityCode ?? target.name) (\(projection.operation)), to the millimetre."
        + (stated == nil ? " Choose another system with \(Setting.workingSystem)." : ""))
    if repaired > 0 {
      carried.notes.append("\(repaired) of \(count) figures were repaired after carrying them.")
    }
    return carried
  }

  /// Moves every figure; gives the number that had to be mended.
  private mutating func carry(by projection: Projection) throws -> Int {
    var x: [Double] = []
    var y: [Double] = []
    for figure in figures.compactMap(\.self) {
      for at in stride(from: 0, to: figure.coordinates.count, by: 2) {
        x.append(figure.coordinates[at])
        y.append(figure.coordinates[at + 1])
      }
    }
    let failed = try projection.transform(x: &x, y: &y, threads: 2)
    guard failed == 0 else {
      throw HotspotError(
        .badData, file: name,
        "\(failed) of \(x.count) positions cannot be carried to \(projection.target.name). Is the"
          + " coordinate system stated rightly?")
    }
    var place = -1
    var repaired = 0
    for index in figures.indices {
      guard let figure = figures[index] else { continue }
      var moved = figure.mapPositions { _, _ in
        place += 1
        return ((x[place] * 1000).rounded() / 1000, (y[place] * 1000).rounded() / 1000)
      }
      if try moved.invalidity() != nil {
        moved = try moved.repaired()
        repaired += 1
      }
      figures[index] = moved.isEmpty ? nil : moved
    }
    return repaired
  }

  /// Refuses degrees where lengths are expected, and the other way round.
  private func check(_ system: CoordinateSystem) throws(HotspotError) {
    let found = figures.compactMap(\.self)
    let areDegrees = found.compactMap(\.envelope).allSatisfy {
      CoordinateSystem.looksLikeDegrees(
        minX: $0.minX, minY: $0.minY, maxX: $0.maxX, maxY: $0.maxY)
    }
    let label = system.authorityCode ?? system.name
    if system.isGeographic, !areDegrees {
      throw HotspotError(
        .badData, file: name,
        "some coordinates are no degrees, but are read as \(label). State the right system, such as"
          + " \(Setting.coordinateSystem) EPSG:27700 for British National Grid metres.")
    }
    let areWhole = found.allSatisfy { $0.coordinates.allSatisfy { $0 == $0.rounded() } }
    if !system.isGeographic, areDegrees, !areWhole {
      throw HotspotError(
        .badData, file: name,
        "the coordinates look like degrees, but are read as \(label), which is in lengths. State"
          + " the right system, such as \(Setting.coordinateSystem) EPSG:4326.")
    }
  }

  /// The system to work in where none is stated.
  private func chosenSystem(from system: CoordinateSystem) throws -> CoordinateSystem {
    if system.isEquivalent(to: .britishNationalGrid) { return system }
    let boxes = figures.compactMap { $0?.envelope }
    let xs = SortedSample(boxes.map { ($0.minX + $0.maxX) / 2 }).values
    let ys = SortedSample(boxes.map { ($0.minY + $0.maxY) / 2 }).values
    let (x, y) = (xs[xs.count / 2], ys[ys.count / 2])
    guard
      let middle = try Projection(from: system, to: .wgs84).transform(x: x, y: y)
    else {
      throw HotspotError(
        .badData, file: name,
        "the middle of the units, \(UnitWords.number(x)), \(UnitWords.number(y)), is not a position"
          + " in \(system.name). State the right system with \(Setting.coordinateSystem).")
    }
    let isBritish = CoordinateSystem.isInsideGreatBritain(
      longitude: middle.x, latitude: middle.y)
    if !system.isGeographic, system.metresPerUnit == 1,
      Self.isTrueToScale(system, x: x, y: y, longitude: middle.x, latitude: middle.y)
    {
      return system
    }
    return try isBritish
      ? .britishNationalGrid : CoordinateSystem.utm(longitude: middle.x, latitude: middle.y)
  }

  /// Whether a kilometre of a projected system is one on the ground, to one in a hundred: it is not
  /// in Web Mercator, where at Oxford it is 620 m.
  private static func isTrueToScale(
    _ system: CoordinateSystem, x: Double, y: Double, longitude: Double, latitude: Double
  ) -> Bool {
    guard let utm = try? CoordinateSystem.utm(longitude: longitude, latitude: latitude),
      let projection = try? Projection(from: system, to: utm),
      let here = try? projection.transform(x: x, y: y),
      let east = try? projection.transform(x: x + 1000, y: y),
      let north = try? projection.transform(x: x, y: y + 1000)
    else { return true }
    return [east, north].allSatisfy { end in
      let (across, up) = (end.x - here.x, end.y - here.y)
      return abs((across * across + up * up).squareRoot() - 1000) <= 10
    }
  }
}
