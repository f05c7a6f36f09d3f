internal import HotspotGeometry

/// Figures as GeoJSON writes them (RFC 7946): longitude and latitude to seven decimals, about a
/// centimetre; outlines anticlockwise, holes clockwise.
struct GeoJSONFigure {
  private(set) var bytes: [UInt8] = []

  /// Appends a figure whose positions were projected.
  ///
  /// - Parameters:
  ///   - figure: the kinds and the ends of its parts.
  ///   - longitude: one a position, of which the figure's begin at `start`.
  ///   - latitude: as `longitude`.
  mutating func append(
    _ figure: Geometry, longitude: [Double], latitude: [Double], from start: Int
  ) {
    guard !figure.isEmpty else { return append("null") }
    var ring = 0
    var position = start
    let ends = figure.ringEnds

    func take(_ isOutline: Bool?, into figures: inout GeoJSONFigure) {
      let end = start + ends[ring]
      let positions = position..<end
      let isReversed =
        isOutline.map {
          $0 != Self.isAnticlockwise(longitude, latitude, positions)
        } ?? false
      figures.append("[")
      for index in 0..<positions.count {
        let place = isReversed ? end - 1 - index : position + index
        if index > 0 { figures.append(",") }
        figures.append(longitude[place], latitude[place])
      }
      figures.append("]")
      position = end
      ring += 1
    }

    append("{\"type\":\"\(Self.name(of: figure.kind))\",\"coordinates\":")
    switch figure.kind {
    case .point: append(longitude[start], latitude[start])
    case .multiPoint:
      append("[")
      for place in start..<start + figure.coordinates.count / 2 {
        if place > start { append(",") }
        append(longitude[place], latitude[place])
      }
      append("]")
    case .lineString: take(nil, into: &self)
    case .multiLineString:
      append("[")
      while ring < ends.count {
        if ring > 0 { append(",") }
        take(nil, into: &self)
      }
      append("]")
    case .polygon, .multiPolygon:
      if figure.kind == .multiPolygon { append("[") }
      for polygonEnd in figure.polygonEnds {
        if ring > 0 { append(",") }
        let first = ring
        append("[")
        while ring < polygonEnd {
          if ring > first { append(",") }
          take(ring == first, into: &self)
        }
        append("]")
      }
      if figure.kind == .multiPolygon { append("]") }
    }
    append("}")
  }

  /// Whether a closed ring goes round anticlockwise, by twice its signed area about its first
  /// position.
  private static func isAnticlockwise(
    _ x: [Double], _ y: [Double], _ positions: Range<Int>
  ) -> Bool {
    guard let first = positions.first else { return true }
    var area = 0.0
    for place in positions.dropFirst().dropLast() {
      area +=
        (x[place] - x[first]) * (y[place + 1] - y[first])
        - (x[place + 1] - x[first]) * (y[place] - y[first])
    }
    return area >= 0
  }

  private static func name(of kind: Geometry.Kind) -> String {
    switch kind {
    case .point: "Point"
    case .lineString: "LineString"
    case .polygon: "Polygon"
    case .multiPoint: "MultiPoint"
    case .multiLineString: "MultiLineString"
    case .multiPolygon: "MultiPolygon"
    }
  }

  private mutating func append(_ text: StaticString) {
    append(String(describing: text))
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ longitude: Double, _ latitude: Double) {
    bytes.append(UInt8(ascii: "["))
    append(degrees: longitude)
    bytes.append(UInt8(ascii: ","))
    append(degrees: latitude)
    bytes.append(UInt8(ascii: "]"))
  }

  /// At most seven decimals, without needless zeros.
  private mutating func append(degrees value: Double) {
    let scaled = (value * 10_000_000).rounded()
    guard abs(scaled) <= 1e16, var rest = UInt64(exactly: abs(scaled)) else {
      return append("null")
    }
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    var decimals = 7
    while decimals > 0, rest % 10 == 0 {
      rest /= 10
      decimals -= 1
    }
    let start = bytes.count
    var written = 0
    repeat {
      if written == decimals, decimals > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= decimals
    bytes[start...].reverse()
  }
}
