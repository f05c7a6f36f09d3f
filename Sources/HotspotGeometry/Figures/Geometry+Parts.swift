extension Geometry {
  /// A line through positions.
  public static func lineString(_ positions: [(x: Double, y: Double)]) -> Geometry {
    var parts = FigureParts()
    if !positions.isEmpty { parts.addLine(positions.flatMap { [$0.x, $0.y] }) }
    return parts.figure(kind: .lineString)
  }

  /// Points of a set.
  public static func points(x: [Double], y: [Double]) -> Geometry {
    precondition(x.count == y.count, "Points need as many x as y.")
    var parts = FigureParts()
    for (x, y) in zip(x, y) { parts.addPoint(x: x, y: y) }
    return parts.figure(kind: .multiPoint)
  }

  /// A rectangle with sides along the axes.
  public static func rectangle(
    minX: Double, minY: Double, maxX: Double, maxY: Double
  ) -> Geometry {
    .polygon([(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)])
  }

  /// One figure of the parts of several, side by side and not dissolved.
  ///
  /// Of mixed dimensions the highest is kept: polygons before lines before points.
  public static func collecting(_ figures: [Geometry]) -> Geometry {
    var parts = FigureParts()
    for figure in figures { parts.add(figure) }
    let kind: Kind =
      switch figures.map(\.dimension).max() {
      case 0: .multiPoint
      case 1: .multiLineString
      default: .multiPolygon
      }
    return parts.figure(kind: kind)
  }

  /// The points, lines or polygons that the figure is made of, each as a figure.
  public var parts: [Geometry] {
    switch kind {
    case .point, .multiPoint:
      stride(from: 0, to: coordinates.count, by: 2).map {
        .point(x: coordinates[$0], y: coordinates[$0 + 1])
      }
    case .lineString, .multiLineString:
      ringEnds.indices.map { line in
        let positions = Array(ring(line))
        return Geometry(
          kind: .lineString, coordinates: positions, ringEnds: [positions.count / 2])
      }
    case .polygon, .multiPolygon:
      polygonEnds.indices.map { polygon in
        var single = FigureParts()
        for place in rings(ofPolygon: polygon) { single.addRing(ring(place)) }
        single.endPolygon()
        return single.figure(kind: .polygon)
      }
    }
  }

  /// 0 of points, 1 of lines, 2 of polygons.
  public var dimension: Int {
    switch kind {
    case .point, .multiPoint: 0
    case .lineString, .multiLineString: 1
    case .polygon, .multiPolygon: 2
    }
  }

  /// The figure with every position moved by a closure; rings keep their number of positions.
  public func mapPositions(_ move: (_ x: Double, _ y: Double) -> (x: Double, y: Double)) -> Geometry
  {
    var moved = coordinates
    for at in stride(from: 0, to: moved.count, by: 2) {
      (moved[at], moved[at + 1]) = move(moved[at], moved[at + 1])
    }
    return Geometry(kind: kind, coordinates: moved, ringEnds: ringEnds, polygonEnds: polygonEnds)
  }

  /// The coordinates of a ring, line or point, x and y in turn.
  func ring(_ place: Int) -> ArraySlice<Double> {
    coordinates[2 * (place == 0 ? 0 : ringEnds[place - 1])..<2 * ringEnds[place]]
  }

  /// The rings of a polygon, the outline first.
  func rings(ofPolygon polygon: Int) -> Range<Int> {
    (polygon == 0 ? 0 : polygonEnds[polygon - 1])..<polygonEnds[polygon]
  }
}
