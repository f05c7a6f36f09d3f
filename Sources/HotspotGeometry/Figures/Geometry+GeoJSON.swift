public import DelimitedText
internal import Foundation

extension Geometry {
  /// Reads the geometry of a GeoJSON text; of a feature or a collection, all geometries in it, of
  /// which those of the highest dimension are kept. Heights are dropped.
  public init(geoJSON text: String) throws(HotspotError) {
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    } catch {
      throw Self.notGeoJSON("it is not JSON")
    }
    var parts = FigureParts()
    let kind = try Self.collect(object, into: &parts, depth: 0)
    self = parts.figure(kind: kind)
  }

  private static func notGeoJSON(_ reason: String) -> HotspotError {
    HotspotError(.notAFigure, "The text is not a figure in GeoJSON: \(reason).")
  }

  private static func collect(
    _ object: Any, into parts: inout FigureParts, depth: Int
  ) throws(HotspotError) -> Kind? {
    guard depth < 32 else { throw notGeoJSON("collections are nested too deeply") }
    guard let object = object as? [String: Any], let type = object["type"] as? String else {
      throw notGeoJSON("an object with a type is wanted")
    }
    switch type {
    case "FeatureCollection":
      for feature in object["features"] as? [Any] ?? [] {
        _ = try collect(feature, into: &parts, depth: depth + 1)
      }
      return nil
    case "Feature":
      guard let geometry = object["geometry"], !(geometry is NSNull) else { return nil }
      return try collect(geometry, into: &parts, depth: depth + 1)
    case "GeometryCollection":
      for geometry in object["geometries"] as? [Any] ?? [] {
        _ = try collect(geometry, into: &parts, depth: depth + 1)
      }
      return nil
    default:
      guard let coordinates = object["coordinates"] as? [Any] else {
        throw notGeoJSON("\(type) has no list of coordinates")
      }
      return try collect(type, coordinates, into: &parts)
    }
  }

  private static func collect(
    _ type: String, _ coordinates: [Any], into parts: inout FigureParts
  ) throws(HotspotError) -> Kind {
    switch type {
    case "Point":
      if coordinates.isEmpty { return .point }
      try add(point: coordinates, into: &parts)
      return .point
    case "MultiPoint":
      for point in coordinates { try add(point: point, into: &parts) }
      return .multiPoint
    case "LineString":
      try add(line: coordinates, into: &parts)
      return .lineString
    case "MultiLineString":
      for line in coordinates { try add(line: line, into: &parts) }
      return .multiLineString
    case "Polygon":
      try add(polygon: coordinates, into: &parts)
      return .polygon
    case "MultiPolygon":
      for polygon in coordinates { try add(polygon: polygon, into: &parts) }
      return .multiPolygon
    default:
      throw notGeoJSON("there is no geometry of type \(type)")
    }
  }

  private static func add(point: Any, into parts: inout FigureParts) throws(HotspotError) {
    let position = try position(point)
    parts.addPoint(x: position.x, y: position.y)
  }

  private static func add(line: Any, into parts: inout FigureParts) throws(HotspotError) {
    let positions = try positions(line)
    if positions.isEmpty { return }
    guard positions.count >= 4 else { throw notGeoJSON("a line has one position") }
    parts.addLine(positions)
  }

  private static func add(polygon: Any, into parts: inout FigureParts) throws(HotspotError) {
    guard let rings = polygon as? [Any] else {
      throw notGeoJSON("a polygon is a list of rings")
    }
    for ring in rings {
      let positions = try positions(ring)
      if positions.isEmpty { continue }
      guard positions.count >= 8, positions.prefix(2) == positions.suffix(2) else {
        throw notGeoJSON("a ring of a polygon is not closed")
      }
      parts.addRing(positions)
    }
    parts.endPolygon()
  }

  private static func positions(_ list: Any) throws(HotspotError) -> [Double] {
    guard let list = list as? [Any] else { throw notGeoJSON("a list of positions is wanted") }
    var coordinates: [Double] = []
    coordinates.reserveCapacity(2 * list.count)
    for item in list {
      let position = try position(item)
      coordinates.append(position.x)
      coordinates.append(position.y)
    }
    return coordinates
  }

  private static func position(_ item: Any) throws(HotspotError) -> (x: Double, y: Double) {
    guard let numbers = item as? [Any], numbers.count >= 2,
      let x = numbers[0] as? Double, let y = numbers[1] as? Double, x.isFinite, y.isFinite
    else { throw notGeoJSON("a position is a list of two numbers") }
    return (x, y)
  }
}
