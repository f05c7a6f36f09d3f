/// Points, lines and polygons as they are found, to be made into one figure.
///
/// A figure is of one dimension: of a mixed collection the parts of the highest are kept.
struct FigureParts {
  private var points: [Double] = []
  private var lines: [Double] = []
  private var lineEnds: [Int] = []
  private var rings: [Double] = []
  private var ringEnds: [Int] = []
  private var polygonEnds: [Int] = []

  mutating func addPoint(x: Double, y: Double) { points += [x, y] }

  mutating func addLine(_ coordinates: some Sequence<Double>) {
    lines += coordinates
    lineEnds.append(lines.count / 2)
  }

  mutating func addRing(_ coordinates: some Sequence<Double>) {
    rings += coordinates
    ringEnds.append(rings.count / 2)
  }

  /// Ends the polygon whose rings were added since the last end.
  mutating func endPolygon() {
    if ringEnds.count > polygonEnds.last ?? 0 { polygonEnds.append(ringEnds.count) }
  }

  /// The figure, `multi` where it was said to be one or has several parts.
  func figure(kind: Geometry.Kind?) -> Geometry {
    let isMulti = kind.map { $0.rawValue > 3 } ?? false
    if !polygonEnds.isEmpty {
      return Geometry(
        kind: isMulti || polygonEnds.count > 1 ? .multiPolygon : .polygon, coordinates: rings,
        ringEnds: ringEnds, polygonEnds: polygonEnds)
    }
    if !lineEnds.isEmpty {
      return Geometry(
        kind: isMulti || lineEnds.count > 1 ? .multiLineString : .lineString, coordinates: lines,
        ringEnds: lineEnds)
    }
    if !points.isEmpty {
      return Geometry(
        kind: isMulti || points.count > 2 ? .multiPoint : .point, coordinates: points,
        ringEnds: Array(1...points.count / 2))
    }
    return Geometry(kind: kind ?? .polygon, coordinates: [], ringEnds: [])
  }

  mutating func add(_ figure: Geometry) {
    switch figure.kind {
    case .point, .multiPoint: points += figure.coordinates
    case .lineString, .multiLineString:
      for ring in figure.ringEnds.indices { addLine(figure.ring(ring)) }
    case .polygon, .multiPolygon:
      for polygon in figure.polygonEnds.indices {
        for ring in figure.rings(ofPolygon: polygon) { addRing(figure.ring(ring)) }
        endPolygon()
      }
    }
  }
}
