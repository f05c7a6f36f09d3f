public import DelimitedText

extension Geometry {
  /// Reads well-known text, `POLYGON ((0 0, 1 0, 0 1, 0 0))`; heights and measures are dropped.
  public init(wkt text: String) throws(HotspotError) {
    self = try GEOSContext().figure(wkt: text).geometry()
  }

  /// The figure as well-known text, numbers in the shortest form that reads back exactly.
  public var wkt: String {
    let tags: [Kind: String] = [
      .point: "POINT", .lineString: "LINESTRING", .polygon: "POLYGON", .multiPoint: "MULTIPOINT",
      .multiLineString: "MULTILINESTRING", .multiPolygon: "MULTIPOLYGON",
    ]
    let tag = tags[kind] ?? ""
    if isEmpty { return tag + " EMPTY" }
    let text = nested(
      open: "(", close: ")", separator: ", ",
      position: { "\(Plain($0)) \(Plain($1))" }, bracketsPoint: true)
    return "\(tag) \(text)"
  }

  /// The figure as the text of a GeoJSON geometry.
  ///
  /// Outlines run anticlockwise and holes clockwise, as RFC 7946 asks. Coordinates are written as
  /// they are: longitude and latitude on WGS 84 are for the caller to see to.
  public var geoJSON: String {
    let names: [Kind: String] = [
      .point: "Point", .lineString: "LineString", .polygon: "Polygon", .multiPoint: "MultiPoint",
      .multiLineString: "MultiLineString", .multiPolygon: "MultiPolygon",
    ]
    let text =
      isEmpty
      ? "[]"
      : oriented().nested(
        open: "[", close: "]", separator: ",",
        position: { "[\(Plain($0)),\(Plain($1))]" }, bracketsPoint: false)
    return #"{"type":"\#(names[kind] ?? "")","coordinates":\#(text)}"#
  }

  /// The figure with outlines anticlockwise and holes clockwise.
  public func oriented() -> Geometry {
    guard dimension == 2 else { return self }
    var parts = FigureParts()
    for polygon in polygonEnds.indices {
      let rings = rings(ofPolygon: polygon)
      for place in rings {
        let ring = ring(place)
        if (Self.signedArea(ring) < 0) == (place == rings.lowerBound) {
          parts.addRing(
            stride(from: ring.endIndex - 2, through: ring.startIndex, by: -2).flatMap {
              [ring[$0], ring[$0 + 1]]
            })
        } else {
          parts.addRing(ring)
        }
      }
      parts.endPolygon()
    }
    return parts.figure(kind: kind)
  }

  private func nested(
    open: String, close: String, separator: String, position: (Double, Double) -> String,
    bracketsPoint: Bool
  ) -> String {
    func list(_ items: [String]) -> String { open + items.joined(separator: separator) + close }
    func line(_ place: Int) -> String {
      let c = ring(place)
      return list(
        stride(from: c.startIndex, to: c.endIndex, by: 2).map { position(c[$0], c[$0 + 1]) })
    }
    func polygon(_ place: Int) -> String { list(rings(ofPolygon: place).map(line)) }
    switch kind {
    case .point:
      return bracketsPoint ? line(0) : position(coordinates[0], coordinates[1])
    case .multiPoint:
      return list(
        stride(from: 0, to: coordinates.count, by: 2).map {
          let text = position(coordinates[$0], coordinates[$0 + 1])
          return bracketsPoint ? open + text + close : text
        })
    case .lineString: return line(0)
    case .multiLineString: return list(ringEnds.indices.map(line))
    case .polygon: return polygon(0)
    case .multiPolygon: return list(polygonEnds.indices.map(polygon))
    }
  }
}
